from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.candidates import ClustererCandidate, learn_contract
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column

if TYPE_CHECKING:
    from custseg.segmentation import Customers

COLUMNS = (
    Column(name="recency_days", kind="days"),
    Column(name="spend", kind="money"),
    Column(name="region", kind="category"),
)


@pytest.fixture(scope="session")
def customers() -> Customers:
    """Draw 240 customers from three clear groups, with a region that says nothing."""
    rng = np.random.default_rng(3)
    group = np.arange(240) % 3
    table = pa.table(
        {
            "who": [f"{number:04d}" for number in range(240)],
            "recency_days": np.array([5.0, 60.0, 200.0])[group] * rng.lognormal(0, 0.1, 240),
            "spend": np.array([500.0, 50.0, 2000.0])[group] * rng.lognormal(0, 0.1, 240),
            "region": rng.choice(["north", "south"], 240),
        }
    )
    return learn_contract(table, id_column="who", columns=COLUMNS).read(table).customers


@pytest.fixture
def kmeans() -> ClustererCandidate:
    """Give k-means with three clusters on two of the columns."""
    columns = (Treated(name="recency_days", kind="days"), Treated(name="spend", kind="money"))
    return ClustererCandidate(
        name="kmeans-3",
        algorithm="kmeans",
        segmentation_name="shop",
        id_column="who",
        preprocessor=ColumnPreprocessor(columns),
        parameters={"n_clusters": 3},
    )
