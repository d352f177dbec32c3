from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, CentroidRule, covered_quantile

ROWS = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 12), st.just(2)), elements=st.floats(-1e3, 1e3, width=32)
)


@settings(deadline=None)  # the first call compiles
@given(
    rows=ROWS,
    centroids=ROWS,
    variance=st.sampled_from([0.0, 0.3, 70.0]),
    limit=st.none() | st.floats(0, 2e3),
)
def test_it_agrees_with_naive(
    rows: np.ndarray, centroids: np.ndarray, variance: float, limit: float | None
) -> None:
    """The kernel says what a walk over the centroids says."""
    rule = CentroidRule(
        input_names=("left", "right"),
        centroids=centroids,
        counts=np.full(len(centroids), 10),
        variance=variance,
        limit=limit,
    )

    placed = rule.place(rows)

    expected = [
        naive.centroid_place(row, centroids=centroids.tolist(), variance=variance, limit=limit)
        for row in rows.tolist()
    ]
    assert placed.labels.tolist() == [label for label, _ in expected]
    np.testing.assert_allclose(placed.membership, [degrees for _, degrees in expected], atol=1e-9)


def test_the_lowest_number_decides_a_tie(centroid_rule: CentroidRule) -> None:
    """A row in the middle of two centroids goes to the first of them, with equal memberships."""
    placed = centroid_rule.place(np.array([[1.0, 0.0]]))

    assert placed.labels.tolist() == [0]
    assert placed.membership[0, 0] == placed.membership[0, 1]


def test_the_limit_itself_is_not_noise(centroid_rule: CentroidRule) -> None:
    """A row is noise beyond the limit, not on it."""
    placed = centroid_rule.place(np.array([[-2.5, 0.0], [-2.5001, 0.0]]))

    assert placed.labels.tolist() == [0, NOISE]


def test_without_variance_the_membership_is_all_or_nothing(centroid_rule: CentroidRule) -> None:
    """Of two equally near centroids, the one that decides has all of it."""
    placed = replace(centroid_rule, variance=0.0).place(np.array([[1.0, 0.0]]))

    assert placed.membership.tolist() == [[1.0, 0.0, 0.0]]


def test_a_row_beyond_all_numbers_is_noise(centroid_rule: CentroidRule) -> None:
    """A distance that overflows is near to nobody, with or without limit."""
    placed = replace(centroid_rule, limit=None).place(np.array([[1e300, 0.0], [np.inf, 0.0]]))

    assert placed.labels.tolist() == [NOISE, NOISE]


def test_without_centroids_all_is_noise() -> None:
    """A rule of k = 0 places everybody nowhere."""
    rule = CentroidRule(
        input_names=("spend",),
        centroids=np.empty((0, 1)),
        counts=np.empty(0, dtype=np.int64),
        variance=0.0,
        limit=None,
    )

    placed = rule.place(np.zeros((4, 1)))

    assert placed.labels.tolist() == [NOISE] * 4
    assert placed.membership.shape == (4, 0)
    assert rule.covers == 0


def test_the_limit_is_a_covered_quantile_of_the_distances() -> None:
    """One row in twenty lies beyond the limit, which is the mean of 10 training distances."""
    X = np.random.default_rng(0).normal(size=(1000, 3))
    rule = CentroidRule(
        input_names=("a", "b", "c"),
        centroids=np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]),
        counts=np.array([500, 500]),
        variance=1.0,
        limit=None,
    )

    limited = rule.with_limit(X, noise_fraction=0.05)

    assert limited.limit == covered_quantile(rule.distances(X), 0.95)
    assert np.mean(limited.label(X) == NOISE) == pytest.approx(0.05, abs=0.005)
    assert limited.with_limit(X, noise_fraction=0).limit is None


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("counts", np.array([1, 0, 1]), "counts are at least 1"),
        ("centroids", np.full((3, 2), np.inf), "centroids are finite"),
        ("variance", -1.0, "variance is a finite number"),
        ("variance", np.nan, "variance is a finite number"),
        ("limit", np.inf, "limit is finite"),
    ],
)
def test_impossible_fields_are_refused(
    centroid_rule: CentroidRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(centroid_rule, **{field: value})  # type: ignore[arg-type]
