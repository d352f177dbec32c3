from __future__ import annotations

import numpy as np
import pytest
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
