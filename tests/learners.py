"""One learner for each rule and variant, and customers of four kinds whose every number is their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from custseg.candidates import ClustererCandidate, FrameworkCandidate, learn_contract
from custseg.frameworks import (
    Condition,
    FullGrid,
    MatrixAxis,
    QuantileGroups,
    RFMGrid,
    SegmentationTree,
    ThresholdSegment,
    ThresholdSegments,
    ValuePotentialMatrix,
    ValueTiers,
)
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column

if TYPE_CHECKING:
    from custseg.candidates import Candidate
    from custseg.segmentation import Contract, Segmentation

NUMBERS = {"recency_days": "days", "visits": "number", "spend": "money", "discount_share": "share"}
NAMES = ("region", "channel", "card")
CLUSTERERS: dict[str, tuple[str, dict[str, Any]]] = {
    "kmeans": ("kmeans", {"n_clusters": 4, "noise_fraction": 0.02}),
    **{
        f"{shape} mixture": (
            "gaussian_mixture",
            {"n_clusters": 4, "covariance_type": shape, "noise_fraction": 0.02},
        )
        for shape in ("full", "tied", "diag", "spherical")
    },
    "hdbscan": ("hdbscan", {"min_cluster_size": 20, "min_samples": 5}),
    "leaves": ("hdbscan", {"min_cluster_size": 30, "cluster_selection_method": "leaf"}),
    "dense cores": ("hdbscan", {"min_cluster_size": 20, "place_noise": True}),
    "latent classes": ("latent_class", {"n_clusters": 2}),
}
FRAMEWORKS = {
    "value groups": QuantileGroups("spend", n_groups=5),
    "full grid": FullGrid(("recency_days", "visits", "spend"), n_levels=2),
    "profile tree": SegmentationTree(("recency_days", "visits", "spend")),
    "outcome tree": SegmentationTree(("recency_days", "visits"), outcome="spend", max_leaves=3),
    "rfm grid": RFMGrid(recency="recency_days", frequency="visits", monetary="spend"),
    "value tiers": ValueTiers(column="spend"),
    "value x potential": ValuePotentialMatrix(
        value=MatrixAxis(column="spend"), potential=MatrixAxis(column="visits", n_levels=3)
    ),
    "threshold segments": ThresholdSegments(
        segments=(
            ThresholdSegment("Lost", (Condition("recency_days", top_share=0.2),)),
            ThresholdSegment("Best", (Condition("spend", top_share=0.2),)),
            ThresholdSegment("Bargain hunters", (Condition("discount_share", at_least=0.4),)),
        )
    ),
}
LEARNERS = [*CLUSTERERS, *FRAMEWORKS]

_MIDDLES = 2.5 * np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]])


def customer_table(n: int = 360, *, seed: int = 6) -> pa.Table:
    """Draw the customers; three of them live where nobody else does."""
    rng = np.random.default_rng(seed)
    kind = rng.choice(4, p=[0.4, 0.3, 0.2, 0.1], size=n)
    recency, visits, spend = (_MIDDLES[kind] + rng.normal(0, 0.5, (n, 3))).T
    is_late = kind > 1
    region = np.where(rng.random(n) < 0.8, np.where(is_late, "north", "south"), "east")
    region[:3] = "isle"
    return pa.table(
        {
            "customer_id": [rng.bytes(6).hex() for _ in range(n)],
            "recency_days": 200 + 40 * recency,
            "visits": 30 + 6 * visits,
            "spend": 50 * np.sinh(4 + spend / 2),
            "discount_share": rng.beta(4, 8, n),
            "region": region,
            "channel": (is_late ^ (rng.random(n) < 0.15)).astype(str),
            "card": (is_late ^ (rng.random(n) < 0.15)).astype(str),
        }
    )


def numbers(table: pa.Table) -> np.ndarray:
    """Return the numbers of each customer as they came: float64 (n, 4)."""
    return np.column_stack([table[name].to_numpy() for name in NUMBERS])


def contract_of(table: pa.Table) -> Contract:
    """Learn the contract that a recipe for these columns would."""
    columns = [Column(name=name, kind=kind) for name, kind in NUMBERS.items()]  # type: ignore[arg-type]
    columns += [Column(name=name, kind="category") for name in NAMES]
    return learn_contract(table, id_column="customer_id", columns=columns)


def learn(learner: str, table: pa.Table) -> Segmentation:
    """Learn a segmentation as a recipe would."""
    contract = contract_of(table)
    return _candidate(learner, contract).fit(contract.read(table).customers, seed=1)


def _candidate(learner: str, contract: Contract) -> Candidate:
    own: dict[str, Any] = {"name": learner, "segmentation_name": "shop", "id_column": "customer_id"}
    if learner in FRAMEWORKS:
        return FrameworkCandidate(algorithm=learner, framework=FRAMEWORKS[learner], **own)
    algorithm, parameters = CLUSTERERS[learner]
    return ClustererCandidate(
        algorithm=algorithm,
        preprocessor=ColumnPreprocessor(tuple(_treated(algorithm, contract))),
        parameters=parameters,
        **own,
    )


def _treated(algorithm: str, contract: Contract) -> list[Treated]:
    """Mixtures read numbers, latent classes names, the others numbers and the region."""
    is_latent = algorithm == "latent_class"
    names = () if algorithm == "gaussian_mixture" else ("region",)
    read = NAMES if is_latent else (*NUMBERS, *names)
    return [
        Treated(name=one.name, kind="levels" if is_latent else one.kind, levels=one.levels)
        for one in contract.columns
        if one.name in read
    ]
