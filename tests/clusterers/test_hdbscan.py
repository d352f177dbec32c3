from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from hdbscan import HDBSCAN
from sklearn.datasets import make_circles, make_moons
from sklearn.metrics import adjusted_rand_score

from custseg.clusterers import HDBSCANClusterer
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from collections.abc import Callable


def moons(n: int = 10_000) -> np.ndarray:
    """Return two interlocked half-moons among uniform noise."""
    rng = np.random.default_rng(0)
    return np.concatenate(
        [make_moons(n, noise=0.05, random_state=0)[0], rng.uniform(-2, 3, (n // 10, 2))]
    )


def rings() -> np.ndarray:
    """Return a ring within a ring among uniform noise."""
    rng = np.random.default_rng(0)
    circles = 2 * make_circles(10_000, noise=0.02, factor=0.5, random_state=0)[0]
    return np.concatenate([circles, rng.uniform(-2.5, 2.5, (800, 2))])


def groups(n: int = 15_000, *, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return six elongated, overlapping groups in ten columns among uniform noise, and the groups."""
    shape, rng = np.random.default_rng(42), np.random.default_rng(seed)
    centers, shares = shape.normal(0, 3, (6, 10)), shape.dirichlet(np.full(6, 4.0))
    spreads = np.tril(shape.normal(0, 0.35, (6, 10, 10))) + 0.7 * np.eye(10)
    own = rng.choice(6, n, p=shares)
    rows = centers[own] + np.einsum("nij,nj->ni", spreads[own], rng.normal(size=(n, 10)))
    is_noise = rng.random(n) < 0.05
    rows[is_noise] = rng.uniform(-10, 10, (is_noise.sum(), 10))
    return rows, np.where(is_noise, NOISE, own)


def sixty_blobs() -> np.ndarray:
    """Return sixty small groups in ten columns among uniform noise."""
    rng = np.random.default_rng(0)
    centers = rng.uniform(-10, 10, (60, 10))
    blobs = centers[rng.integers(60, size=9_000)] + 0.5 * rng.normal(size=(9_000, 10))
    return np.concatenate([blobs, rng.uniform(-12, 12, (450, 10))])


@pytest.mark.parametrize(
    ("draw", "min_cluster_size", "n_clusters"),
    [(lambda: groups()[0], 150, 6), (moons, 100, 2), (rings, 100, 2), (sixty_blobs, 50, 60)],
    ids=["six groups", "moons", "rings", "sixty blobs"],
)
def test_the_rule_says_of_held_out_customers_what_hdbscan_says(
    draw: Callable[[], np.ndarray], min_cluster_size: int, n_clusters: int
) -> None:
    """Of clusters of any shape and number it agrees on 98 %, and on 90 % of each and of noise."""
    X = draw()

    clusterer = HDBSCANClusterer(min_cluster_size=min_cluster_size, min_samples=15).fit(X)

    assert clusterer.n_searched_ == len(X)
    assert clusterer.n_fidelity_ == len(X) // 5
    assert clusterer.rule_.n_clusters == n_clusters
    assert clusterer.fidelity_ >= 0.98
    assert clusterer.recalls_.shape == (n_clusters + 1,)
    assert clusterer.recalls_.min() >= 0.9
    assert clusterer.rule_.covers >= MIN_COVERED
    assert len(clusterer.rule_.prototypes) <= 500


def test_labels_are_nearly_those_of_hdbscan() -> None:
    """Where all customers are looked at, the training rows are labelled as hdbscan itself has them."""
    X = moons(2_000)
    own = HDBSCAN(min_cluster_size=100, min_samples=10, core_dist_n_jobs=1).fit(X).labels_

    clusterer = HDBSCANClusterer(min_cluster_size=100, min_samples=10).fit(X)

    assert adjusted_rand_score(own, clusterer.labels_) > 0.98


def test_recalls_follow_the_numbers_of_the_clusters() -> None:
    """The first is that of cluster 0, the last that of noise, and NaN where nobody was held out."""
    X = np.concatenate([moons(2_000), [[9.0, 9.0]] * 3 + [[9.0, 9.1]] * 3])

    clusterer = HDBSCANClusterer(min_cluster_size=100, min_samples=10, place_noise=True).fit(X)

    assert clusterer.recalls_[:2].min() > 0.99
    assert np.isnan(clusterer.recalls_[2])


def test_of_many_customers_some_are_searched_and_all_are_placed() -> None:
    """Draws say what all would have said, of customers whom the search never saw, too."""
    X, own = groups(30_000)

    clusterer = HDBSCANClusterer(min_cluster_size=600, min_samples=15, draw_size=4_000).fit(X)

    assert clusterer.n_searched_ in {8_000, 12_000}
    assert clusterer.fidelity_ > 0.96
    assert len(clusterer.labels_) == 30_000
    assert adjusted_rand_score(own, clusterer.labels_) > 0.9


@pytest.mark.parametrize("draw_size", [1_000, 20_000])
def test_the_order_of_the_customers_never_matters(draw_size: int) -> None:
    """Shuffled customers keep their clusters, to the bit of the rule: in a search of draws, and of all."""
    X = moons(5_000)
    ids = pa.array([f"{number:05d}" for number in range(len(X))])
    shuffled = np.random.default_rng(3).permutation(len(X))
    clusterer = HDBSCANClusterer(min_cluster_size=250, min_samples=20, draw_size=draw_size)

    by_id = clusterer.fit(X, ids=ids).rule_
    by_id_again = clusterer.fit(X[shuffled], ids=ids.take(shuffled)).rule_
    by_row = clusterer.fit(X).rule_
    by_row_again = clusterer.fit(X[shuffled]).rule_

    np.testing.assert_array_equal(by_id.prototypes, by_id_again.prototypes)
    np.testing.assert_array_equal(by_id.radii, by_id_again.radii)
    np.testing.assert_array_equal(by_row.prototypes, by_row_again.prototypes)
    assert not np.array_equal(by_id.radii, by_row.radii)


def test_every_prototype_stands_for_ten_customers() -> None:
    """Its mean, and so the whole rule, tells of no single customer."""
    rule = HDBSCANClusterer(min_cluster_size=100, min_samples=10).fit(moons(2_000)).rule_

    assert rule.covers >= MIN_COVERED
    assert rule.counts.sum() <= 2200


def test_dense_cores_take_the_rest_when_asked() -> None:
    """With place_noise nobody is noise, and memberships sum to 1."""
    X = moons(2_000)

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
    assert clusterer.recalls_.tolist() == [1.0]


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
        ({"draw_size": 999}, "draw_size=999"),
    ],
)
def test_impossible_parameters_are_refused(parameters: dict[str, float], fault: str) -> None:
    """They are named when fit looks at them."""
    with pytest.raises(ParameterError, match=fault):
        HDBSCANClusterer(**parameters).fit(np.eye(9))  # type: ignore[arg-type]
