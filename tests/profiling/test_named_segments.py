from __future__ import annotations

import numpy as np

from custseg.profiling import named_segments


def test_ten_customers_make_a_name() -> None:
    """Nine are too few, and noise is no segment, however large."""
    labels = np.repeat([-1, 0, 1, 2], [50, 9, 10, 11])

    assert named_segments(labels).tolist() == [1, 2]


def test_noise_alone_has_none() -> None:
    """Without segments there is nothing to name."""
    assert named_segments(np.full(20, -1)).tolist() == []
