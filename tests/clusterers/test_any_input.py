"""Whatever finite matrix, at whatever point of the grid: a fit that keeps the contract, or a clear refusal."""

from __future__ import annotations

import warnings
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.base import clone

from custseg.clusterers import (
    CLUSTERERS,
    GaussianMixtureClusterer,
    HDBSCANClusterer,
    KMeansClusterer,
    LatentClassClusterer,
)
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from custseg.clusterers import Clusterer

MATRICES = st.tuples(st.integers(1, 40), st.integers(1, 4)).flatmap(
    lambda shape: st.one_of(
        hnp.arrays(np.float64, shape, elements=st.integers(-2, 2).map(float)),
        hnp.arrays(np.float64, shape, elements=st.floats(-5, 5, width=32)),
        hnp.arrays(
            np.float64,
            shape,
            elements=st.floats(-1e30, 1e30) | st.sampled_from([0.0, 1.0, 1e-40, -3e38]),
        ),
    )
)
SHARED: dict[str, Any] = {
    "n_clusters": st.integers(1, 6),
    "noise_fraction": st.sampled_from([0.0, 0.001, 0.1, 0.9]),
    "n_init": st.integers(1, 3),
    "random_state": st.integers(0, 3),
}
GRIDS = {
    KMeansClusterer: st.builds(KMeansClusterer, **SHARED),
    GaussianMixtureClusterer: st.builds(
        GaussianMixtureClusterer,
        **SHARED,
        covariance_type=st.sampled_from(["full", "tied", "diag", "spherical"]),
        regularization=st.sampled_from([1e-12, 1e-6, 1e-3, 1.0]),
    ),
    HDBSCANClusterer: st.builds(
        HDBSCANClusterer,
        min_cluster_size=st.integers(2, 15),
        min_samples=st.none() | st.integers(1, 20),
        cluster_selection_method=st.sampled_from(["eom", "leaf"]),
        cluster_selection_epsilon=st.sampled_from([0.0, 0.5, 1.0, 1e20]),
        allow_single_cluster=st.booleans(),
        place_noise=st.booleans(),
        random_state=st.integers(0, 3),
    ),
    LatentClassClusterer: st.builds(LatentClassClusterer, **SHARED),
}
SMALL = {
    KMeansClusterer: KMeansClusterer(n_clusters=3, n_init=2),
    GaussianMixtureClusterer: GaussianMixtureClusterer(n_clusters=3, n_init=2),
    HDBSCANClusterer: HDBSCANClusterer(min_cluster_size=10),
    LatentClassClusterer: LatentClassClusterer(n_clusters=3, n_init=2),
}
WITH_N_CLUSTERS = [kind for kind in SMALL if kind is not HDBSCANClusterer]


@pytest.fixture(params=SMALL, ids=lambda kind: kind.__name__)
def clusterer(request: pytest.FixtureRequest) -> Clusterer:
    fresh: Clusterer = clone(SMALL[request.param])
    return fresh


def quietly_fitted(clusterer: Clusterer, X: np.ndarray) -> Clusterer:
    """Fit; a DegenerateFit is warned of exactly when there are reasons."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fitted = clone(clusterer).fit(X)
    assert [one.category for one in caught] == [DegenerateFit] * bool(fitted.degenerate_)
    return fitted


def assert_contract(fitted: Clusterer, X: np.ndarray) -> None:
    n_clusters, labels = fitted.rule_.n_clusters, fitted.labels_
    degrees = fitted.membership(X)
    sizes = np.bincount(labels[labels != NOISE], minlength=n_clusters)

    assert labels.dtype == np.int32
    assert len(sizes) == n_clusters
    assert (np.diff(sizes) <= 0).all()
    np.testing.assert_array_equal(fitted.predict(X), labels)
    assert degrees.shape == (len(X), n_clusters)
    assert ((degrees >= 0) & (degrees <= 1)).all()
    assert (degrees.sum(axis=1) <= 1 + 1e-9).all()
    assert not degrees[labels == NOISE].any()
    is_poor = n_clusters <= 1 or sizes.min() < MIN_COVERED or fitted.rule_.covers < MIN_COVERED
    assert fitted.degenerate_ or not is_poor


def assert_rebuilt(fitted: Clusterer, X: np.ndarray) -> None:
    """Build the rule again from what a bundle would store of it."""
    rule = fitted.rule_
    stored = {one.name: getattr(rule, one.name) for one in fields(rule) if one.init}
    rows = X.astype(np.float32).astype(np.float64)

    placed = type(rule)(**stored).place(rows)

    np.testing.assert_array_equal(placed.labels, fitted.labels_)
    np.testing.assert_array_equal(placed.membership, rule.place(rows).membership)
    np.testing.assert_array_equal(rule.label(rows), fitted.labels_)


@pytest.mark.parametrize("kind", GRIDS, ids=lambda kind: kind.__name__)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_finite_matrix_is_fitted_or_refused(kind: type, data: st.DataObject) -> None:
    """Whatever repeats, overflows or stretches: predict(train) == labels_, and all that a clusterer promises."""
    clusterer, X = data.draw(GRIDS[kind]), data.draw(MATRICES)
    n_least = getattr(clusterer, "n_clusters", 1)

    if len(X) < n_least:
        event("refused")
        with pytest.raises(ValueError, match=r"fewer customers than clusters|minimum of 2"):
            clusterer.fit(X)
        return

    fitted = quietly_fitted(clusterer, X)
    event("degenerate" if fitted.degenerate_ else "sound")
    assert_contract(fitted, X)
    assert_rebuilt(fitted, X)


def test_every_clusterer_is_asked() -> None:
    """No registered clusterer is left out."""
    assert set(GRIDS) == set(SMALL) == set(CLUSTERERS.values())


def three_groups(*columns: float) -> np.ndarray:
    """Repeat three groups of 30, 20 and 10 rows in columns that are multiples of one another."""
    return np.outer(np.repeat([0.0, 4.0, 9.0], [30, 20, 10]), columns)


@pytest.mark.parametrize("X", [np.full((60, 2), 3.0), np.zeros((60, 1)), np.full((60, 3), -3e38)])
def test_rows_that_are_all_equal_are_poor(clusterer: Clusterer, X: np.ndarray) -> None:
    """Constant columns make one cluster, or none, with the reason listed."""
    fitted = quietly_fitted(clusterer, X)

    assert_contract(fitted, X)
    assert any("every customer" in reason for reason in fitted.degenerate_)


def test_fewer_rows_than_a_bundle_covers_are_poor(clusterer: Clusterer) -> None:
    """Nine customers cannot be three clusters of ten."""
    X = three_groups(1.0)[[0, 1, 2, 30, 31, 32, 50, 51, 52]]

    fitted = quietly_fitted(clusterer, X)

    assert_contract(fitted, X)
    assert fitted.degenerate_ != ()


@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.__name__)
def test_one_row_is_poor(kind: type) -> None:
    """A single customer is one cluster too small to be told of, or noise."""
    clusterer, X = clone(SMALL[kind]), np.array([[1.5, 2.5]])
    if "n_clusters" in clusterer.get_params():
        clusterer.set_params(n_clusters=1)

    fitted = quietly_fitted(clusterer, X)

    assert_contract(fitted, X)
    assert fitted.degenerate_ != ()


@pytest.mark.parametrize("kind", WITH_N_CLUSTERS, ids=lambda kind: kind.__name__)
def test_fewer_different_rows_than_clusters_are_poor(kind: type) -> None:
    """Customers of two kinds cannot be three clusters."""
    X = np.repeat([[0.0], [1.0]], [40, 30], axis=0)

    fitted = quietly_fitted(SMALL[kind], X)

    assert_contract(fitted, X)
    assert fitted.degenerate_ != ()


def test_customers_without_a_dense_place_are_all_noise() -> None:
    """No cluster is a result, too, and its reason is listed."""
    X = np.random.default_rng(1).uniform(size=(60, 4))

    fitted = quietly_fitted(HDBSCANClusterer(min_cluster_size=30), X)

    assert_contract(fitted, X)
    assert (fitted.labels_ == NOISE).all()
    assert fitted.degenerate_ == ("every customer is noise",)


@pytest.mark.parametrize("columns", [(1.0, 0.0), (1.0, 2.0, -3.0), (1e-20, 1e20)])
def test_columns_that_say_nothing_new_are_borne(
    clusterer: Clusterer, columns: tuple[float, ...]
) -> None:
    """A constant column, collinear ones, and one that is nothing beside another hide no groups."""
    X = three_groups(*columns)

    fitted = quietly_fitted(clusterer, X)

    assert_contract(fitted, X)
    assert np.bincount(fitted.labels_[fitted.labels_ != NOISE]).tolist() == [30, 20, 10]


@pytest.mark.parametrize("kind", WITH_N_CLUSTERS, ids=lambda kind: kind.__name__)
def test_fewer_rows_than_clusters_are_refused(kind: type) -> None:
    """Both numbers are told."""
    with pytest.raises(ParameterError, match="fewer customers than clusters") as caught:
        clone(SMALL[kind]).set_params(n_clusters=5).fit(np.arange(8.0).reshape(4, 2))

    assert caught.value.found == "n_samples=4, n_clusters=5"


@pytest.mark.parametrize("value", [np.inf, -np.inf, 1e39])
def test_new_customers_must_be_finite_in_float32(clusterer: Clusterer, value: float) -> None:
    """What no fit can use cannot be placed either."""
    X = three_groups(1.0, 2.0)
    fitted = quietly_fitted(clusterer, X)
    X[7, 1] = value

    for refusing in (fitted.predict, fitted.membership):
        with pytest.raises(ValueError, match="Input X contains"):
            refusing(X)


def test_rows_that_repeat_keep_the_contract(clusterer: Clusterer) -> None:
    """Yes/no columns make many customers alike, and others equally far from two prototypes."""
    X = np.random.default_rng(3).integers(0, 2, (700, 4)).astype(float)

    fitted = quietly_fitted(clusterer, X)

    assert_contract(fitted, X)
    assert_rebuilt(fitted, X)
