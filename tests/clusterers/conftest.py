"""One clusterer of each kind and variant, and rows with four groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.utils import get_tags

from custseg.clusterers import (
    GaussianMixtureClusterer,
    HDBSCANClusterer,
    KMeansClusterer,
    LatentClassClusterer,
)

if TYPE_CHECKING:
    from custseg.clusterers import Clusterer

EVERY_CLUSTERER = {
    "kmeans": KMeansClusterer(n_clusters=4),
    "kmeans with noise": KMeansClusterer(n_clusters=4, noise_fraction=0.05),
    "full": GaussianMixtureClusterer(n_clusters=4),
    "full with noise": GaussianMixtureClusterer(n_clusters=4, noise_fraction=0.05),
    "tied": GaussianMixtureClusterer(n_clusters=4, covariance_type="tied"),
    "diag": GaussianMixtureClusterer(n_clusters=4, covariance_type="diag"),
    "spherical": GaussianMixtureClusterer(n_clusters=4, covariance_type="spherical"),
    "hdbscan": HDBSCANClusterer(min_cluster_size=25, min_samples=5),
    "hdbscan that places noise": HDBSCANClusterer(min_cluster_size=25, place_noise=True),
    "latent classes": LatentClassClusterer(n_clusters=4),
    "latent classes with noise": LatentClassClusterer(n_clusters=4, noise_fraction=0.05),
}


@pytest.fixture(params=EVERY_CLUSTERER)
def clusterer(request: pytest.FixtureRequest) -> Clusterer:
    fresh: Clusterer = clone(EVERY_CLUSTERER[request.param])
    return fresh


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> np.ndarray:
    """Four groups of 160, 120, 80 and 40 rows in three columns, which float32 does not hold exactly.

    A clusterer that asks for levels is given the number of the group, and now and then that of the next one.
    """
    rng = np.random.default_rng(11)
    centers = np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 6.0]])
    groups = rng.permutation(np.repeat([0, 1, 2, 3], [160, 120, 80, 40]))
    noise = rng.normal(0, 0.5, (400, 3))
    if "clusterer" in request.fixturenames:
        clusterer = request.getfixturevalue("clusterer")
        if get_tags(clusterer).input_tags.categorical:
            return (groups[:, None] + (noise > 0.8)) % 4.0
    return centers[groups] + noise
