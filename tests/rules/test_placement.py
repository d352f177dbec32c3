from __future__ import annotations

import numpy as np

from custseg.rules import NOISE, Placement


def test_the_runner_up_is_the_best_other_cluster() -> None:
    """The cluster that decides is never its own runner-up."""
    placed = Placement(
        labels=np.array([0, 2, NOISE], dtype=np.int32),
        membership=np.array([[0.5, 0.3, 0.2], [0.6, 0.1, 0.3], [0.0, 0.0, 0.0]]),
    )

    assert placed.runner_up.tolist() == [1, 0, NOISE]
    np.testing.assert_allclose(placed.margin, [0.2, -0.3, 0.0])
    assert placed.own.tolist() == [0.5, 0.3, 0.0]


def test_a_single_cluster_has_no_runner_up() -> None:
    """Its margin is its membership."""
    placed = Placement(labels=np.array([0], dtype=np.int32), membership=np.array([[0.7]]))

    assert placed.runner_up.tolist() == [NOISE]
    assert placed.margin.tolist() == [0.7]


def test_without_clusters_all_is_zero() -> None:
    """A rule of k = 0 has neither memberships nor runners-up."""
    placed = Placement(labels=np.array([NOISE], dtype=np.int32), membership=np.empty((1, 0)))

    assert placed.own.tolist() == placed.margin.tolist() == [0.0]
    assert placed.runner_up.tolist() == [NOISE]
