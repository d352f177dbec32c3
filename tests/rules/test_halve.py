"""Points become leaves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.rules.halve import halve


@given(n=st.integers(0, 200), most=st.integers(1, 40), seed=st.integers(0, 99))
def test_every_point_is_in_one_leaf(n: int, most: int, seed: int) -> None:
    """No leaf is empty, too large or out of order, also where points repeat."""
    points = np.random.default_rng(seed).integers(0, 3, (n, 2)).astype(float)

    leaves = halve(points, np.arange(n), most)

    assert sorted(np.concatenate([np.empty(0, dtype=int), *leaves]).tolist()) == list(range(n))
    assert all(0 < len(leaf) <= most for leaf in leaves)
    assert all((np.diff(leaf) > 0).all() for leaf in leaves)


@pytest.mark.parametrize("column", [0, 1])
def test_far_points_part_first(column: int) -> None:
    """Two heaps apart in any column are two leaves."""
    points = np.zeros((20, 2))
    points[::2, column] = 50.0

    leaves = halve(points, np.arange(20), 10)

    assert sorted(map(set, map(tuple, leaves)), key=min) == [
        set(range(0, 20, 2)),
        set(range(1, 20, 2)),
    ]
