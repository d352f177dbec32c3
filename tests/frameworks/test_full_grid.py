from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.frameworks import FullGrid

RFM = ("recency_days", "orders", "spend")


def test_the_direction_of_recency_makes_no_difference() -> None:
    """Days since, and days turned round, part the same customers."""
    raw = np.random.default_rng(0).normal(size=(500, 3))
    grid = FullGrid(RFM, n_levels=2)
    turned = raw * [-1.0, 1.0, 1.0]

    labels = grid.fit(raw).rule.place(raw).labels
    turned_labels = grid.fit(turned).rule.place(turned).labels

    pairs = set(zip(labels.tolist(), turned_labels.tolist(), strict=True))
    assert len(pairs) == len(set(labels.tolist())) == 8


def test_nobody_has_named_its_cells() -> None:
    """It is a yardstick: there are no names, and nothing to note."""
    learned = FullGrid(RFM, n_levels=2).fit(np.random.default_rng(0).normal(size=(500, 3)))

    assert (learned.names, learned.notes) == ((), ())


def test_no_level_is_refused() -> None:
    """Fewer than one level cannot be made."""
    with pytest.raises(ParameterError, match="n_levels=0"):
        FullGrid(RFM, n_levels=0)
