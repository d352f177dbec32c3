"""One framework of each kind, and customers of whom something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from custseg.candidates import learn_contract
from custseg.frameworks import (
    Condition,
    MatrixAxis,
    RFMGrid,
    SegmentationTree,
    ThresholdSegment,
    ThresholdSegments,
    ValuePotentialMatrix,
    ValueTiers,
)
from custseg.segmentation import Column

if TYPE_CHECKING:
    from custseg.frameworks import (
        Framework,
    )
    from custseg.segmentation import Contract

KINDS = {
    "recency_days": "days",
    "orders": "count",
    "spend": "money",
    "growth": "number",
    "region": "category",
}
EVERY_FRAMEWORK: dict[str, Framework] = {
    "rfm_grid": RFMGrid(recency="recency_days", frequency="orders", monetary="spend"),
    "segmentation_tree": SegmentationTree(("recency_days", "orders", "spend", "growth")),
    "threshold_segments": ThresholdSegments(
        segments=(
            ThresholdSegment("No purchase", (Condition("recency_days", is_missing=True),)),
            ThresholdSegment("Lost", (Condition("recency_days", at_least=300),)),
            ThresholdSegment(
                "Best", (Condition("orders", at_least=3), Condition("spend", top_share=0.3))
            ),
            ThresholdSegment("Northern", (Condition("region", levels=(1,)),)),
        )
    ),
    "value_potential_matrix": ValuePotentialMatrix(
        value=MatrixAxis(column="spend", n_levels=3),
        potential=MatrixAxis(column="growth", cuts=(0.0,)),
        extra=(MatrixAxis(column="orders", names=("rare", "frequent")),),
    ),
    "value_tiers": ValueTiers(column="spend"),
}


def customer_table(n: int = 400, *, seed: int = 0) -> pa.Table:
    """Draw customers; a tenth of them have bought nothing yet, and the growth of a fifth is not known."""
    rng = np.random.default_rng(seed)
    is_buyer, is_known = rng.random(n) > 0.1, rng.random(n) > 0.2
    orders = np.where(is_buyer, 1 + rng.poisson(2, n), 0)
    return pa.table(
        {
            "customer_id": [f"{number:05d}" for number in range(n)],
            "recency_days": pa.array(rng.uniform(1, 400, n), mask=~is_buyer),
            "orders": orders,
            "spend": orders * rng.lognormal(3, 0.8, n),
            "growth": pa.array(rng.normal(0, 1, n), mask=~is_known),
            "region": np.array(["south", "north", "isle"])[rng.integers(3, size=n)],
        }
    )


def contract_of(table: pa.Table) -> Contract:
    """Learn the contract of such a table."""
    columns = [Column(name=name, kind=kind) for name, kind in KINDS.items()]  # type: ignore[arg-type]
    return learn_contract(table, id_column="customer_id", columns=columns)
