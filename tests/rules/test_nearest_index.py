"""Which of many points is nearest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import naive
from custseg.rules.nearest_index import NearestIndex

# Few different values make many ties, and many points more than one leaf.
COORDINATES = st.sampled_from([-2.0, -0.5, 0.0, 0.1, 1.0, 3.0, 1e12])


@st.composite
def problems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Points, their groups, their radii, and rows near to them."""
    n_columns = draw(st.integers(1, 9))
    n_points = draw(st.sampled_from([1, 5, 70, 300]))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    if draw(st.booleans()):
        points = draw(hnp.arrays(np.float64, (n_points, n_columns), elements=COORDINATES))
        rows = draw(hnp.arrays(np.float64, (6, n_columns), elements=COORDINATES))
    else:
        points = rng.normal(0, 1, (n_points, n_columns)) + 5 * rng.integers(3, size=(n_points, 1))
        rows = rng.normal(2, 4, (6, n_columns))
    return points, rng.integers(0, 3, n_points), rng.choice([0.0, 0.5, 2.0], n_points), rows


@settings(deadline=None, max_examples=60)
@given(problem=problems())
def test_the_nearest_is_the_nearest(problem: tuple[np.ndarray, ...]) -> None:
    """Number and squared distance are those of looking at every point, ties to the lowest number, bit for bit."""
    points, groups, _, rows = problem

    numbers, squares = NearestIndex.of(points, groups).nearest(rows)

    expected = [naive.nearest_point(row.tolist(), points.tolist()) for row in rows]
    assert list(zip(numbers.tolist(), squares.tolist(), strict=True)) == expected


@settings(deadline=None, max_examples=60)
@given(problem=problems())
def test_the_nearest_of_each_group_is_found(problem: tuple[np.ndarray, ...]) -> None:
    """Each group has its own nearest point, and a group without points is infinitely far."""
    points, groups, _, rows = problem
    index = NearestIndex.of(points, groups)

    numbers, squares = index.nearest_of_each_group(rows)

    assert numbers.tolist() == index.nearest(rows)[0].tolist()
    for group in range(index.n_groups):
        own = points[groups == group].tolist()
        assert squares[:, group].tolist() == [
            naive.nearest_point(row, own)[1] for row in rows.tolist()
        ]


@settings(deadline=None, max_examples=60)
@given(problem=problems())
def test_the_nearest_group_is_found(problem: tuple[np.ndarray, ...]) -> None:
    """It is the lowest group that has a point at the least distance."""
    points, groups, _, rows = problem
    index = NearestIndex.of(points, groups)

    found = index.nearest_group(rows)

    _, squares = index.nearest_of_each_group(rows)
    assert found.tolist() == squares.argmin(axis=1).tolist()


@settings(deadline=None, max_examples=60)
@given(problem=problems())
def test_whatever_reaches_a_row_is_found(problem: tuple[np.ndarray, ...]) -> None:
    """The depth in each group is that of looking at every point, and so is the nearest point."""
    points, groups, radii, rows = problem
    index = NearestIndex.of(points, groups, radii)

    numbers, squares, depths = index.reached(rows)

    nearest, least = index.nearest(rows)
    assert (numbers.tolist(), squares.tolist()) == (nearest.tolist(), least.tolist())
    for group in range(index.n_groups):
        is_own = groups == group
        assert depths[:, group].tolist() == [
            naive.deepest_reach(row, points[is_own].tolist(), radii[is_own].tolist())
            for row in rows.tolist()
        ]


def test_without_points_nothing_is_near() -> None:
    """A rule without clusters asks an empty index."""
    index = NearestIndex.of(np.empty((0, 2)))

    numbers, squares = index.nearest(np.zeros((3, 2)))

    assert numbers.tolist() == [-1, -1, -1]
    assert np.isinf(squares).all()
    assert index.nearest_group(np.zeros((3, 2))).tolist() == [-1, -1, -1]
    assert index.nearest_of_each_group(np.zeros((3, 2)))[1].shape == (3, 0)
    assert index.reached(np.zeros((3, 2)))[2].shape == (3, 0)


@pytest.mark.parametrize("n_points", [1, 200])
def test_a_missing_value_is_near_to_nothing(n_points: int) -> None:
    """NaN is at no distance."""
    index = NearestIndex.of(np.zeros((n_points, 2)), radii=np.ones(n_points))
    rows = np.array([[np.nan, 0.0], [0.0, np.nan]])

    assert index.nearest(rows)[0].tolist() == [-1, -1]
    assert index.nearest_group(rows).tolist() == [-1, -1]
    assert index.reached(rows)[2].tolist() == [[0.0], [0.0]]
