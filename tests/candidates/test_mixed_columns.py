"""Are groups that are planted in numbers found beside a category that has nothing to do with them?"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from sklearn.cluster import KMeans

import naive
from custseg.candidates import ClustererCandidate, learn_contract
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column
from custseg.validation.measures.adjusted_rand import adjusted_rand

KINDS = {"spend": "number", "visits": "number", "basket": "number", "region": "category"}
REGIONS = ("north", "south", "east", "west", "isle", "coast", "valley", "peak")
REGION_SHARES = (0.40, 0.25, 0.15, 0.10, 0.05, 0.03, 0.015, 0.005)
CENTERS = 2 * np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]])
SEEDS = range(4)


def planted(seed: int) -> tuple[pa.Table, np.ndarray]:
    """Draw 800 customers of four kinds who live anywhere, and say of which kind each one is."""
    rng = np.random.default_rng(seed)
    kinds = rng.integers(4, size=800).astype(np.int32)
    spend, visits, basket = (CENTERS[kinds] + rng.normal(size=(800, 3))).T
    regions = rng.choice(REGIONS, p=REGION_SHARES, size=800)
    columns = {"spend": spend, "visits": visits, "basket": basket, "region": regions}
    return pa.table({"id": range(800), **columns}), kinds


@pytest.mark.parametrize("seed", SEEDS)
def test_a_category_does_not_hide_the_groups(seed: int) -> None:
    """Its eight levels, rare ones among them, weigh together as much as one of the three numbers."""
    table, kinds = planted(seed)
    columns = [Column(name=name, kind=kind) for name, kind in KINDS.items()]
    contract = learn_contract(table, id_column="id", columns=columns)
    treated = (Treated(name=one.name, kind=one.kind, levels=one.levels) for one in contract.columns)
    candidate = ClustererCandidate(
        name="kmeans-4",
        algorithm="kmeans",
        segmentation_name="shop",
        id_column="id",
        preprocessor=ColumnPreprocessor(tuple(treated)),
        parameters={"n_clusters": 4},
    )

    customers = contract.read(table).customers
    labels = candidate.fit(customers, seed=1).place(customers).labels

    assert adjusted_rand(labels, kinds) > 0.85


@pytest.mark.parametrize("seed", SEEDS)
def test_indicators_by_the_root_of_their_share_hide_them(seed: int) -> None:
    """The usual weight of mixed columns lets k-means cut off the rare levels, and nothing else."""
    table, kinds = planted(seed)
    rows = naive.mixed_rows(
        [table[name].to_pylist() for name in ("spend", "visits", "basket")],
        table["region"].to_pylist(),
    )

    labels = KMeans(4, n_init=10, random_state=0).fit(rows).labels_

    assert abs(adjusted_rand(labels, kinds)) < 0.05
