from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris

from custseg.clusterers import KMeansClusterer
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import NOISE


def test_iris_has_its_known_inertia() -> None:
    """The least sum of squares for three clusters of iris is 78.851441, with sizes 62, 50 and 38."""
    clusterer = KMeansClusterer(n_clusters=3, random_state=0).fit(load_iris().data)

    assert clusterer.inertia_ == pytest.approx(78.851441, abs=1e-4)
    assert np.bincount(clusterer.labels_).tolist() == [62, 50, 38]


def test_a_share_of_the_customers_is_noise(rows: np.ndarray) -> None:
    """The farthest 5 % are noise, and 0 makes none."""
    strict = KMeansClusterer(n_clusters=4, noise_fraction=0.05).fit(rows)
    lenient = KMeansClusterer(n_clusters=4).fit(rows)

    assert np.mean(strict.labels_ == NOISE) == pytest.approx(0.05, abs=0.02)
    assert NOISE not in lenient.labels_


def test_more_clusters_than_different_customers_is_a_result() -> None:
    """Two kinds of customers make two clusters, though five were asked."""
    X = np.repeat([[0.0, 1.0], [5.0, 2.0]], [30, 20], axis=0)

    with pytest.warns(DegenerateFit, match="2 of 5 clusters found"):
        clusterer = KMeansClusterer(n_clusters=5).fit(X)

    assert np.bincount(clusterer.labels_).tolist() == [30, 20]


def test_a_cluster_of_few_customers_is_told() -> None:
    """A prototype that stands for 3 customers is a fault."""
    X = np.concatenate([np.random.default_rng(0).normal(size=(80, 2)), np.full((3, 2), 50.0)])

    with pytest.warns(DegenerateFit, match="a prototype stands for only 3 customers"):
        clusterer = KMeansClusterer(n_clusters=2).fit(X)

    assert clusterer.degenerate_[0] == "1 of 2 clusters have fewer than 10 customers"


def test_fewer_customers_than_clusters_are_refused() -> None:
    """Four customers cannot be five clusters."""
    with pytest.raises(ParameterError, match="n_samples=4, n_clusters=5"):
        KMeansClusterer(n_clusters=5).fit(np.eye(4))


@pytest.mark.parametrize(
    ("parameters", "fault"),
    [
        ({"n_clusters": 0}, "n_clusters=0"),
        ({"n_init": 0}, "n_init=0"),
        ({"noise_fraction": 1.0}, "noise_fraction=1.0"),
    ],
)
def test_impossible_parameters_are_refused(parameters: dict[str, float], fault: str) -> None:
    """They are named when fit looks at them."""
    with pytest.raises(ParameterError, match=fault):
        KMeansClusterer(**parameters).fit(np.eye(9))  # type: ignore[arg-type]


def test_the_order_of_many_rows_does_not_matter() -> None:
    """Shuffled rows give the same centroids, as far as sums are rounded, and the same labels."""
    rng = np.random.default_rng(6)
    X = rng.normal(size=(20_000, 2))
    mixed = rng.permutation(len(X))

    clusterer = KMeansClusterer(5, n_init=3).fit(X)
    again = KMeansClusterer(5, n_init=3).fit(X[mixed])

    np.testing.assert_allclose(again.rule_.centroids, clusterer.rule_.centroids, atol=1e-9)
    assert np.mean(again.labels_ == clusterer.labels_[mixed]) > 0.9999


def test_ids_draw_the_samples() -> None:
    """Other ids mean other samples, and the same ids the same rule to the bit."""
    X = np.random.default_rng(6).normal(size=(20_000, 2))
    ids = pa.array(np.arange(20_000))

    first = KMeansClusterer(5, n_init=2).fit(X, ids=ids)
    again = KMeansClusterer(5, n_init=2).fit(X, ids=ids.cast(pa.string()))

    np.testing.assert_array_equal(again.rule_.centroids, first.rule_.centroids)
    assert first.inertia_ == pytest.approx(KMeansClusterer(5, n_init=2).fit(X).inertia_, rel=0.01)


@pytest.mark.parametrize("n", [300, 6000])
def test_it_is_no_worse_than_scikit_learns(n: int) -> None:
    """With the same number of starts, on rows without any structure, where optima are many."""
    X = np.random.default_rng(2).uniform(size=(n, 4)).astype(np.float32)
    peer = KMeans(8, n_init=10, random_state=0).fit(X.astype(np.float64))

    clusterer = KMeansClusterer(8, random_state=0).fit(X)

    assert clusterer.inertia_ < 1.001 * peer.inertia_


def test_the_variance_is_that_within_clusters(rows: np.ndarray) -> None:
    """Pooled, per dimension, with n - k degrees of freedom."""
    clusterer = KMeansClusterer(4).fit(rows)

    assert clusterer.rule_.variance == pytest.approx(clusterer.inertia_ / (3 * (len(rows) - 4)))
