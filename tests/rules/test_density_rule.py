from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, DensityRule

ROWS = hnp.arrays(
    np.float64, st.tuples(st.integers(3, 9), st.just(2)), elements=st.floats(-50, 50, width=32)
)


@settings(deadline=None)  # the first call compiles
@given(rows=ROWS, prototypes=ROWS, radius=st.sampled_from([0.5, 20.0, np.inf]))
def test_it_agrees_with_naive(rows: np.ndarray, prototypes: np.ndarray, radius: float) -> None:
    """The kernel says what a walk over the prototypes says, with and without radii."""
    clusters = np.sort(np.arange(len(prototypes)) % 3)
    radii = radius * np.linspace(1, 2, len(prototypes))
    rule = DensityRule(
        input_names=("left", "right"),
        prototypes=prototypes,
        clusters=clusters,
        radii=radii,
        counts=np.full(len(prototypes), 10),
        n_clusters=3,
    )

    placed = rule.place(rows)

    expected = [
        naive.density_place(
            row,
            prototypes=prototypes.tolist(),
            clusters=clusters.tolist(),
            radii=radii.tolist(),
            n_clusters=3,
        )
        for row in rows.tolist()
    ]
    assert placed.labels.tolist() == [label for label, _ in expected]
    np.testing.assert_allclose(placed.membership, [degrees for _, degrees in expected], atol=1e-9)


def test_the_lowest_cluster_decides_a_tie(density_rule: DensityRule) -> None:
    """A row in the middle of two prototypes goes to the cluster of lower number, whatever they were before."""
    twins = replace(density_rule, prototypes=np.zeros((4, 2)))

    labels = [
        twins.renumbered(np.array(order, dtype=np.int32)).place(np.zeros((1, 2))).labels.tolist()
        for order in ([0, 1, 2], [2, 1, 0])
    ]

    assert labels == [[0], [0]]


def test_the_nearest_prototype_decides_even_when_another_reaches_farther() -> None:
    """A row beyond the nearest prototype's radius is noise, though it lies within another's."""
    rule = DensityRule(
        input_names=("spend",),
        prototypes=np.array([[0.0], [10.0]]),
        clusters=np.array([0, 1]),
        radii=np.array([1.0, 9.0]),
        counts=np.array([10, 10]),
        n_clusters=2,
    )

    placed = rule.place(np.array([[2.0]]))

    assert placed.labels.tolist() == [NOISE]
    assert placed.membership.tolist() == [[0.0, 0.0]]


def test_a_prototype_without_extent_takes_its_own_place_only() -> None:
    """Radius 0, as customers who are all alike give, is no division by 0."""
    rule = DensityRule(
        input_names=("spend",),
        prototypes=np.array([[1.0]]),
        clusters=np.array([0]),
        radii=np.array([0.0]),
        counts=np.array([10]),
        n_clusters=1,
    )

    placed = rule.place(np.array([[1.0], [1.1]]))

    assert placed.labels.tolist() == [0, NOISE]
    assert placed.membership.tolist() == [[1.0], [0.0]]


def test_without_clusters_all_is_noise() -> None:
    """A rule of k = 0 places everybody nowhere."""
    rule = DensityRule(
        input_names=("spend",),
        prototypes=np.empty((0, 1)),
        clusters=np.empty(0, dtype=np.int64),
        radii=np.empty(0),
        counts=np.empty(0, dtype=np.int64),
        n_clusters=0,
    )

    placed = rule.place(np.zeros((4, 1)))

    assert placed.labels.tolist() == [NOISE] * 4
    assert placed.membership.shape == (4, 0)
    assert rule.covers == 0


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("radii", np.array([1.0, 1.0, 1.0, np.inf]), "all finite or all infinite"),
        ("radii", np.array([1.0, 1.0, 1.0, -1.0]), "radii are at least 0"),
        ("clusters", np.array([0, 1, 0, 2]), "clusters rise"),
        ("clusters", np.array([0, 0, 1, 1]), "every cluster has a prototype"),
        ("clusters", np.array([-1, 0, 1, 2]), "every cluster has a prototype"),
        ("counts", np.array([1, 1, 0, 1]), "counts are at least 1"),
    ],
)
def test_impossible_fields_are_refused(
    density_rule: DensityRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(density_rule, **{field: value})  # type: ignore[arg-type]
