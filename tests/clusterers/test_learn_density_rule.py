from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.learn_density_rule import learn_density_rule
from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import DensityRule


def line(*parts: tuple[float, float, int]) -> np.ndarray:
    """Return evenly spaced customers on a line, part by part."""
    return np.concatenate([np.linspace(low, high, n) for low, high, n in parts])[:, None]


def learn(X: np.ndarray, labels: np.ndarray, *, n_prototypes: int = 500) -> DensityRule:
    """Learn a rule whose columns are numbered."""
    return learn_density_rule(
        X,
        labels,
        n_prototypes=n_prototypes,
        place_noise=False,
        input_names=tuple(map(str, range(X.shape[1]))),
        seed=0,
    )


def test_noise_between_two_clusters_stays_noise() -> None:
    """Radii end where noise begins."""
    X = line((0, 1, 100), (1.5, 3.5, 12), (4, 5, 100))
    labels = np.repeat([0, NOISE, 1], [100, 12, 100])

    rule = learn(X, labels)

    assert np.mean(rule.place(X).labels == labels) > 0.97
    assert np.mean(rule.place(X[100:112]).labels == NOISE) > 0.6


def test_far_away_is_noise_where_no_noise_was_seen() -> None:
    """Without any noise in training the radii still end near the customers."""
    X = line((0, 1, 100), (4, 5, 100))
    labels = np.repeat([0, 1], [100, 100])

    rule = learn(X, labels)

    assert rule.place(X).labels.tolist() == labels.tolist()
    assert rule.place(np.array([[-3.0], [2.5], [9.0]])).labels.tolist() == [NOISE] * 3


def test_a_radius_is_the_mean_of_ten_distances() -> None:
    """It tells of no single customer: it is such a mean for some ten neighbouring training rows."""
    rng = np.random.default_rng(0)
    X = np.concatenate([rng.normal(size=(300, 2)), rng.uniform(-6, 6, (30, 2))])
    labels = np.repeat([0, NOISE], [300, 30])

    rule = learn(X, labels)

    for prototype, radius in zip(rule.prototypes, rule.radii, strict=True):
        ranked = np.sort(np.linalg.norm(X - prototype, axis=1))
        means = np.convolve(ranked, np.ones(10) / 10, mode="valid")
        assert np.abs(means - radius).min() < 1e-12


def test_no_prototype_averages_fewer_than_ten() -> None:
    """Small cells are dissolved into their neighbours, and nobody is lost."""
    X = np.random.default_rng(1).lognormal(sigma=2, size=(500, 2))

    rule = learn(X, np.zeros(500, dtype=np.int32))

    assert rule.covers >= 10
    assert rule.counts.sum() == 500


def test_the_clusters_share_the_prototypes_by_size() -> None:
    """There are as many as asked for at most, however many customers."""
    X = np.random.default_rng(2).uniform(size=(12_000, 2))
    labels = np.repeat([0, 1], [9_000, 3_000])

    rule = learn(X, labels, n_prototypes=200)

    assert 140 <= np.count_nonzero(rule.clusters == 0) <= 150
    assert 40 <= np.count_nonzero(rule.clusters == 1) <= 50


def test_customers_who_are_all_alike_have_a_prototype_that_reaches_them() -> None:
    """Rows that repeat make fewer cells, none of them beside the point."""
    X = np.repeat([[0.1], [0.7]], 40, axis=0).astype(np.float32).astype(np.float64)
    labels = np.repeat([0, 1], 40)

    rule = learn(X, labels)

    assert rule.label(X).tolist() == labels.tolist()
    assert len(rule.prototypes) == 2


def test_a_cluster_too_small_keeps_its_one_prototype() -> None:
    """Four customers are still a cluster, whose prototype covers four."""
    X = line((0, 1, 4), (5, 6, 50))
    labels = np.repeat([0, 1], [4, 50])

    rule = learn(X, labels)

    assert rule.covers == 4
    assert rule.n_clusters == 2


def test_a_cluster_that_is_nearest_to_nobody_is_learned_all_the_same() -> None:
    """HDBSCAN cuts identical customers into clusters; their prototypes coincide, and the first has them all."""
    X = np.repeat([[0.0], [1.0]], [300, 200], axis=0)
    labels = np.repeat([0, 1, 2], [150, 150, 200])

    rule = learn_density_rule(
        X, labels, n_prototypes=125, place_noise=False, input_names=("spend",), seed=0
    )

    assert rule.n_clusters == 3
    assert rule.label(np.array([[0.0], [1.0]])).tolist() == [0, 2]
