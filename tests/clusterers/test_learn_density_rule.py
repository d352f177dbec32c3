from __future__ import annotations

import numpy as np

from custseg.clusterers.learn_density_rule import learn_density_rule
from custseg.rules import NOISE


def line(*parts: tuple[float, float, int]) -> np.ndarray:
    """Return evenly spaced customers on a line, part by part."""
    return np.concatenate([np.linspace(low, high, n) for low, high, n in parts])[:, None]


def test_noise_between_two_clusters_stays_noise() -> None:
    """Radii end where noise begins."""
    X = line((0, 1, 100), (1.5, 3.5, 12), (4, 5, 100))
    labels = np.repeat([0, NOISE, 1], [100, 12, 100])

    rule = learn_density_rule(X, labels, place_noise=False, input_names=("x",), seed=0)

    assert np.mean(rule.place(X).labels == labels) > 0.97
    assert np.mean(rule.place(X[100:112]).labels == NOISE) > 0.6


def test_far_away_is_noise_where_no_noise_was_seen() -> None:
    """Without any noise in training the radii still end near the customers."""
    X = line((0, 1, 100), (4, 5, 100))
    labels = np.repeat([0, 1], [100, 100])

    rule = learn_density_rule(X, labels, place_noise=False, input_names=("x",), seed=0)

    assert rule.place(X).labels.tolist() == labels.tolist()
    assert rule.place(np.array([[-3.0], [2.5], [9.0]])).labels.tolist() == [NOISE] * 3


def test_a_radius_is_the_mean_of_ten_distances() -> None:
    """It tells of no single customer: it is such a mean for some ten neighbouring training rows."""
    rng = np.random.default_rng(0)
    X = np.concatenate([rng.normal(size=(300, 2)), rng.uniform(-6, 6, (30, 2))])
    labels = np.repeat([0, NOISE], [300, 30])

    rule = learn_density_rule(X, labels, place_noise=False, input_names=("x", "y"), seed=0)

    for prototype, radius in zip(rule.prototypes, rule.radii, strict=True):
        ranked = np.sort(np.linalg.norm(X - prototype, axis=1))
        means = np.convolve(ranked, np.ones(10) / 10, mode="valid")
        assert np.abs(means - radius).min() < 1e-12


def test_no_prototype_averages_fewer_than_ten() -> None:
    """Small cells are dissolved into their neighbours, and nobody is lost."""
    X = np.random.default_rng(1).lognormal(sigma=2, size=(500, 2))

    rule = learn_density_rule(
        X, np.zeros(500, dtype=np.int32), place_noise=False, input_names=("x", "y"), seed=0
    )

    assert rule.covers >= 10
    assert rule.counts.sum() == 500


def test_the_number_of_prototypes_stops_growing() -> None:
    """There are some 500 at most, however many customers."""
    X = np.random.default_rng(2).uniform(size=(12_000, 2))

    rule = learn_density_rule(
        X, np.zeros(12_000, dtype=np.int32), place_noise=True, input_names=("x", "y"), seed=0
    )

    assert 400 < len(rule.prototypes) <= 500


def test_a_cluster_too_small_keeps_its_one_prototype() -> None:
    """Four customers are still a cluster, whose prototype covers four."""
    X = line((0, 1, 4), (5, 6, 50))
    labels = np.repeat([0, 1], [4, 50])

    rule = learn_density_rule(X, labels, place_noise=False, input_names=("x",), seed=0)

    assert rule.covers == 4
    assert rule.n_clusters == 2
