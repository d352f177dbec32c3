from __future__ import annotations

import numpy as np

from custseg.profiling import value_shares

LABELS = np.array([0, 0, 1, -1], dtype=np.int32)


def test_shares_are_of_all_value() -> None:
    """Noise keeps its part, and a missing value is nothing."""
    assert value_shares(LABELS, np.array([2.0, np.nan, 4.0, 2.0]), n_segments=2) == (0.25, 0.5)


def test_no_value_no_shares() -> None:
    """Without a value column, or with nothing in it, there are no shares."""
    assert value_shares(LABELS, None, n_segments=2) == ()
    assert value_shares(LABELS, np.zeros(4), n_segments=2) == ()
