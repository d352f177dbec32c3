from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.frameworks import RFMGrid


def test_it_reads_the_three_columns_it_names() -> None:
    """Recency comes first."""
    grid = RFMGrid(recency="recency_days", frequency="orders", monetary="spend")

    assert grid.input_names == ("recency_days", "orders", "spend")


def test_the_direction_of_recency_makes_no_difference() -> None:
    """Days since, and days turned round, part the same customers."""
    raw = np.random.default_rng(0).normal(size=(500, 3))
    grid = RFMGrid(recency="recency_days", frequency="orders", monetary="spend", n_levels=2)
    turned = raw * [-1.0, 1.0, 1.0]

    labels = grid.fit(raw).place(raw).labels
    turned_labels = grid.fit(turned).place(turned).labels

    pairs = set(zip(labels.tolist(), turned_labels.tolist(), strict=True))
    assert len(pairs) == len(set(labels.tolist())) == 8


def test_no_level_is_refused() -> None:
    """Fewer than one level cannot be made."""
    with pytest.raises(ParameterError, match="n_levels=0"):
        RFMGrid(recency="r", frequency="f", monetary="m", n_levels=0)
