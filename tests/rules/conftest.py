"""One small rule of each kind, and rows that it places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.rules import (
    BoxRule,
    CentroidRule,
    DensityRule,
    GaussianRule,
    GridRule,
    LatentClassRule,
)

if TYPE_CHECKING:
    from custseg.rules import Rule

NAMES = ("left", "right")
CENTROID = CentroidRule(
    input_names=NAMES,
    centroids=np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 3.0]]),
    counts=np.array([40, 30, 20]),
    variance=0.5,
    limit=2.5,
)
GAUSSIAN = GaussianRule(
    input_names=NAMES,
    means=np.array([[0.0, 0.0], [2.0, 1.0], [-2.0, 2.0]]),
    precisions_cholesky=np.array(
        [[[1.0, 0.5], [0.0, 1.0]], [[2.0, -0.3], [0.0, 1.5]], [[0.7, 0.0], [0.0, 0.9]]]
    ),
    log_weights=np.log([0.5, 0.3, 0.2]),
    counts=np.array([50, 30, 20]),
    limit=-7.0,
)
DENSITY = DensityRule(
    input_names=NAMES,
    prototypes=np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 1.0], [-2.0, 2.0]]),
    clusters=np.array([0, 0, 1, 2]),
    radii=np.array([1.0, 1.2, 1.5, 0.8]),
    counts=np.array([20, 20, 15, 10]),
    n_clusters=3,
)
UNLIMITED = DensityRule(
    input_names=NAMES,
    prototypes=DENSITY.prototypes,
    clusters=DENSITY.clusters,
    radii=np.full(4, np.inf),
    counts=DENSITY.counts,
    n_clusters=3,
)
GRID = GridRule(
    input_names=NAMES,
    cuts=np.array([-1.0, 0.0, 1.0]),
    n_cuts=np.array([2, 1]),
    missing_levels=np.array([-1, -1]),
    cell_clusters=np.array([0, 1, -1, 2, 0, 2]),
    n_clusters=3,
    covers=10,
)
# The first and the third box overlap, the second is noise, and the third and the last are one cluster.
BOX = BoxRule(
    input_names=NAMES,
    lows=np.array(
        [[-1.0, -np.inf], [-np.inf, 2.0], [-np.inf, 0.0], [2.0, -np.inf], [-np.inf, -np.inf]]
    ),
    highs=np.array([[1.0, 2.0], [-2.0, np.inf], [np.inf, 3.0], [np.inf, np.inf], [np.inf, -1.0]]),
    takes_missing=np.array([[0, 0], [0, 0], [0, 0], [0, 1], [0, 0]]),
    clusters=np.array([0, -1, 1, 2, 1]),
    n_clusters=3,
    covers=10,
)
LATENT_CLASS = LatentClassRule(
    input_names=NAMES,
    n_levels=np.array([3, 4]),
    levels=np.array([-1.0, 0.0, 1.0, -2.0, 0.0, 1.0, 2.0]),
    log_probabilities=np.log(
        [
            [0.7, 0.2, 0.1, 0.1, 0.6, 0.2, 0.1],
            [0.1, 0.3, 0.6, 0.25, 0.25, 0.25, 0.25],
            [0.4, 0.4, 0.2, 0.01, 0.09, 0.3, 0.6],
        ]
    ),
    log_weights=np.log([0.5, 0.3, 0.2]),
    limit=-3.5,
    covers=10,
)
EVERY_RULE = {
    "centroid": CENTROID,
    "gaussian": GAUSSIAN,
    "density": DENSITY,
    "density without radius": UNLIMITED,
    "grid": GRID,
    "box": BOX,
    "latent class": LATENT_CLASS,
}


@pytest.fixture(params=EVERY_RULE)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = EVERY_RULE[request.param]
    return found


@pytest.fixture
def rows() -> np.ndarray:
    """300 rows on and between the clusters, some far away, stored exactly by float32."""
    drawn = np.random.default_rng(5).normal(0, 2, (300, 2))
    drawn[::7] = np.round(drawn[::7])
    drawn[::50] *= 1000
    return drawn.astype(np.float32).astype(np.float64)


@pytest.fixture
def centroid_rule() -> CentroidRule:
    return CENTROID


@pytest.fixture
def gaussian_rule() -> GaussianRule:
    return GAUSSIAN


@pytest.fixture
def density_rule() -> DensityRule:
    return DENSITY


@pytest.fixture
def grid_rule() -> GridRule:
    return GRID


@pytest.fixture
def box_rule() -> BoxRule:
    return BOX


@pytest.fixture
def latent_class_rule() -> LatentClassRule:
    return LATENT_CLASS
