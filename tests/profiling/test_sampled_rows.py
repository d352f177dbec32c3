from __future__ import annotations

import numpy as np

from custseg.profiling import sampled_rows


def test_rows_are_different_and_in_order() -> None:
    """Nobody is drawn twice, and the order of the customers stays."""
    rows = sampled_rows(1_000, n_rows=100, seed=0)

    assert len(rows) == 100
    assert np.all(np.diff(rows) > 0)


def test_seed_decides() -> None:
    """The same seed draws the same rows; another draws others."""
    first = sampled_rows(1_000, n_rows=100, seed=0)

    assert np.array_equal(first, sampled_rows(1_000, n_rows=100, seed=0))
    assert not np.array_equal(first, sampled_rows(1_000, n_rows=100, seed=1))
