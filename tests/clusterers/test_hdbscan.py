from __future__ import annotations

import numpy as np
import pytest
from hdbscan import HDBSCAN
from sklearn.datasets import make_circles, make_moons

from custseg.clusterers import HDBSCANClusterer
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import MIN_COVERED, NOISE


def moons() -> np.ndarray:
    """Return two interlocked half-moons among uniform noise."""
    rng = np.random.default_rng(0)
    return np.concatenate(
        [make_moons(2000, noise=0.05, random_state=0)[0], rng.uniform(-2, 3, (200, 2))]
    )


def rings() -> np.ndarray:
    """Return a ring within a ring among uniform noise."""
    rng = np.random.default_rng(0)
    circles = 2 * make_circles(2000, noise=0.02, factor=0.5, random_state=0)[0]
    return np.concatenate([circles, rng.uniform(-2.5, 2.5, (150, 2))])


def blobs() -> np.ndarray:
    """Return five groups of several densities in ten columns among uniform noise."""
    rng = np.random.default_rng(0)
    groups = rng.integers(5, size=3000)
    spread = np.array([0.5, 0.7, 0.9, 1.1, 1.3])[groups, None]
    centers = rng.normal(0, 4, (5, 10))
    return np.concatenate(
        [centers[groups] + spread * rng.normal(size=(3000, 10)), rng.uniform(-10, 10, (150, 10))]
    )


@pytest.mark.parametrize("draw", [moons, rings, blobs])
def test_the_rule_says_what_hdbscan_says(draw: object) -> None:
    """On clusters of any shape they agree on 98 % of the training rows."""
    X = draw()  # type: ignore[operator]

    clusterer = HDBSCANClusterer(min_cluster_size=100, min_samples=10).fit(X)

    assert clusterer.fidelity_ > 0.98
    assert clusterer.rule_.n_clusters >= 2
    assert NOISE in clusterer.labels_


def test_fidelity_is_the_share_that_agrees() -> None:
    """It compares labels_ with those of hdbscan itself, cluster by cluster."""
    X = moons().astype(np.float32).astype(np.float64)
    own = HDBSCAN(min_cluster_size=100, min_samples=10, core_dist_n_jobs=1).fit(X).labels_

    clusterer = HDBSCANClusterer(min_cluster_size=100, min_samples=10).fit(X)

    both = (own != NOISE) & (clusterer.labels_ != NOISE)
    pairs = set(zip(own[both].tolist(), clusterer.labels_[both].tolist(), strict=True))
    assert len(pairs) == 2
    agreed = both.sum() + ((own == NOISE) & (clusterer.labels_ == NOISE)).sum()
    assert clusterer.fidelity_ == pytest.approx(agreed / len(X))


def test_every_prototype_stands_for_ten_customers() -> None:
    """Its mean, and so the whole rule, tells of no single customer."""
    rule = HDBSCANClusterer(min_cluster_size=100, min_samples=10).fit(moons()).rule_

    assert rule.covers >= MIN_COVERED
    assert rule.counts.sum() <= 2200


def test_dense_cores_take_the_rest_when_asked() -> None:
    """With place_noise nobody is noise, and memberships sum to 1."""
    X = moons()

    clusterer = HDBSCANClusterer(min_cluster_size=100, place_noise=True).fit(X)

    assert NOISE not in clusterer.labels_
    np.testing.assert_allclose(clusterer.membership(X).sum(axis=1), 1)
    assert clusterer.fidelity_ > 0.99


def test_a_continuum_is_all_noise() -> None:
    """No cluster is a result: k = 0, every row is noise, and the reason is told."""
    X = np.random.default_rng(0).uniform(size=(200, 4))

    with pytest.warns(DegenerateFit, match="every customer is noise"):
        clusterer = HDBSCANClusterer(min_cluster_size=80).fit(X)

    assert clusterer.rule_.n_clusters == 0
    assert clusterer.predict(X).tolist() == [NOISE] * 200
    assert clusterer.membership(X).shape == (200, 0)
    assert clusterer.fidelity_ == 1.0


def test_one_cluster_may_be_allowed() -> None:
    """A single dense place is one cluster where that is allowed, and told as a fault."""
    X = np.random.default_rng(0).normal(size=(300, 2))

    with pytest.warns(DegenerateFit, match="one cluster holds every customer"):
        clusterer = HDBSCANClusterer(min_cluster_size=60, allow_single_cluster=True).fit(X)

    assert clusterer.rule_.n_clusters == 1


def test_fewer_customers_than_a_cluster_are_noise() -> None:
    """Nine customers are no cluster of ten."""
    with pytest.warns(DegenerateFit, match="every customer is noise"):
        clusterer = HDBSCANClusterer(min_cluster_size=10).fit(np.zeros((9, 2)))

    assert clusterer.labels_.tolist() == [NOISE] * 9


@pytest.mark.parametrize(
    ("parameters", "fault"),
    [
        ({"min_cluster_size": 1}, "min_cluster_size=1"),
        ({"min_samples": 0}, "min_samples=0"),
        ({"cluster_selection_epsilon": -1.0}, "cluster_selection_epsilon=-1.0"),
        ({"cluster_selection_method": "best"}, "cluster_selection_method='best'"),
    ],
)
def test_impossible_parameters_are_refused(parameters: dict[str, float], fault: str) -> None:
    """They are named when fit looks at them."""
    with pytest.raises(ParameterError, match=fault):
        HDBSCANClusterer(**parameters).fit(np.eye(9))  # type: ignore[arg-type]
