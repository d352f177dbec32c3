from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from custseg.profiling.additive_points import cell_totals
from custseg.profiling.whole_points import n_right, whole_points


@given(st.integers(0, 1_000))
def test_points_are_from_0_to_9(seed: int) -> None:
    """Each answer gives 0 to the segment that it speaks for least, and none over 9."""
    generator = np.random.default_rng(seed)
    table = generator.integers(0, 30, size=(1, 1, 3, 2, 4)) + 1
    points = [generator.normal(0, 3, size=(1, n, 4)) for n in (1, 3, 2)]

    found = whole_points(table, points)

    assert [part.shape for part in found] == [(1, 4), (3, 4), (2, 4)]
    assert all(np.all(part.min(axis=1) == 0) and part.max() <= 9 for part in found)


def test_small_numbers_are_preferred() -> None:
    """Where coarse points place as many customers as fine ones, they are taken."""
    table = np.array([[[[30, 1], [1, 30]]]])
    points = [np.zeros((1, 1, 2)), np.array([[[3.0, 0.0], [0.0, 3.0]]])]

    _, answers = whole_points(table, points)

    assert answers.tolist() == [[2, 0], [0, 2]]


def test_rounding_loses_few_customers() -> None:
    """Of customers drawn from a model, the whole numbers place nearly as many right as its own points."""
    generator = np.random.default_rng(0)
    points = [generator.normal(0, 1, size=(1, n, 5)) for n in (1, 4, 4, 4, 4)]
    powers = np.exp(cell_totals(points))
    table = generator.multinomial(50, powers / powers.sum(axis=-1, keepdims=True))

    rounded = [part[None] for part in whole_points(table, points)]

    assert n_right(table, rounded) >= 0.98 * n_right(table, points)
