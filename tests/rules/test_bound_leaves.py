"""From how far away leaves begin and reach."""

from __future__ import annotations

import numpy as np
import pytest

from custseg.rules.bound_leaves import bound_leaves


@pytest.fixture
def leaves() -> tuple[list[np.ndarray], list[np.ndarray], dict[str, np.ndarray]]:
    """Three leaves of ten points in three columns, two of them around the same place, and radii."""
    rng = np.random.default_rng(4)
    members = [rng.normal(center, 0.7, (10, 3)) for center in (0.0, 0.3, 4.0)]
    radii = [rng.uniform(0.2, 2.0, 10) for _ in members]
    return members, radii, bound_leaves(members, radii, n_columns=3, slack=1e-9)


def test_no_row_is_nearer_to_a_leaf_than_its_bounds(
    leaves: tuple[list[np.ndarray], list[np.ndarray], dict[str, np.ndarray]],
) -> None:
    """Neither the ball around the pivot nor the line between two pivots promises too much."""
    members, _, bounds = leaves
    pivots = bounds["pivots"].reshape(3, 3).T
    for row in np.random.default_rng(5).uniform(-4, 8, (300, 3)):
        to_pivots = np.linalg.norm(pivots - row, axis=1)
        for leaf, own in enumerate(members):
            least = np.linalg.norm(own - row, axis=1).min()
            ball = to_pivots[leaf] - bounds["extents"][leaf]
            squares = to_pivots[leaf] ** 2 - to_pivots**2
            lines = squares * bounds["inverses"][:, leaf] / 2 + bounds["floors"][:, leaf]

            assert max(ball, lines.max()) <= least + 1e-9


def test_a_leaf_that_reaches_a_row_begins_within_its_reach(
    leaves: tuple[list[np.ndarray], list[np.ndarray], dict[str, np.ndarray]],
) -> None:
    """Where the bound is beyond it, none of the leaf's points has the row within its radius."""
    members, radii, bounds = leaves
    pivots = bounds["pivots"].reshape(3, 3).T
    n_reached = 0
    for row in np.random.default_rng(6).uniform(-2, 6, (600, 3)):
        to_pivots = np.linalg.norm(pivots - row, axis=1)
        for leaf, (own, own_radii) in enumerate(zip(members, radii, strict=True)):
            if (np.linalg.norm(own - row, axis=1) <= own_radii).any():
                n_reached += 1
                ball = to_pivots[leaf] - bounds["extents"][leaf]
                squares = to_pivots[leaf] ** 2 - to_pivots**2
                lines = squares * bounds["inverses"][:, leaf] / 2 + bounds["floors"][:, leaf]

                assert (np.maximum(ball, lines) <= bounds["reaches"][:, leaf] + 1e-9).all()
    assert n_reached > 50


def test_pivots_at_one_place_have_no_line() -> None:
    """There the ball alone bounds."""
    same = np.array([[1.0, 2.0], [3.0, 2.0]])

    bounds = bound_leaves([same, same], [np.ones(2)] * 2, n_columns=2, slack=1e-9)

    assert np.isneginf(bounds["floors"]).all()
    assert (bounds["inverses"] == 0).all()
