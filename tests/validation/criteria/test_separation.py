from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.datasets import load_iris

import naive
from custseg.validation import NotAsked, Score, Separation

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_noise_counts_as_zero(evidence_of: EvidenceOf) -> None:
    """The mean is over all customers, those in noise with 0."""
    generator = np.random.default_rng(0)
    labels = generator.integers(-1, 3, size=80)
    evidence = evidence_of(labels, matrix=generator.normal(size=(80, 2)) + 3 * labels[:, None])

    score = Separation().score(evidence)

    expected = np.array(naive.silhouettes(evidence.matrix.tolist(), labels.tolist()))
    assert isinstance(score, Score)
    assert (score.value, score.n, score.low) == (pytest.approx(expected.mean()), 80, None)
    assert score.per_segment == pytest.approx([expected[labels == one].mean() for one in range(3)])


def test_squared_form_of_the_iris_species(evidence_of: EvidenceOf) -> None:
    """Beside it stands the figure by squared distances, here one that is published."""
    iris = load_iris()

    score = Separation().score(evidence_of(iris.target, matrix=iris.data))

    assert isinstance(score, Score)
    assert score.beside == {"squared_silhouette": pytest.approx(0.6566670179, abs=1e-10)}


def test_estimate_covers_the_exact_value(evidence_of: EvidenceOf) -> None:
    """Over 100 seeds the sample's interval holds the exact figure at least 93 times, and its mean has no bias."""
    generator = np.random.default_rng(0)
    labels = generator.choice([0, 1, 2, -1], p=[0.6, 0.25, 0.1, 0.05], size=600)
    matrix = np.exp(generator.normal(size=(600, 2)) / 2 + labels[:, None])
    exact = Separation().score(evidence_of(labels, matrix=matrix))
    sampled = Separation(max_exact=500, n_sampled=120)

    scores = [sampled.score(evidence_of(labels, matrix=matrix, seed=seed)) for seed in range(100)]

    assert all(score.n < 200 for score in scores)
    assert sum(score.low <= exact.value <= score.high for score in scores) >= 93
    assert np.mean([score.value for score in scores]) == pytest.approx(exact.value, abs=0.002)


def test_estimate_tells_of_each_segment(evidence_of: EvidenceOf) -> None:
    """A segment of one customer in a hundred has its own figure and interval."""
    generator = np.random.default_rng(0)
    labels = np.repeat([0, 1, -1], [900, 10, 90])
    matrix = generator.normal(size=(1000, 2)) + 4 * labels[:, None]

    score = Separation(max_exact=500, n_sampled=100).score(evidence_of(labels, matrix=matrix))

    exact = Separation().score(evidence_of(labels, matrix=matrix))
    low, high = score.by_segment["silhouette_low"], score.by_segment["silhouette_high"]
    assert score.per_segment[1] == pytest.approx(exact.per_segment[1])
    assert low[1] == high[1] == score.per_segment[1]
    assert low[0] < exact.per_segment[0] < high[0]


def test_one_segment_lies_apart_from_nothing(evidence_of: EvidenceOf) -> None:
    """Noise is no second segment."""
    score = Separation().score(evidence_of([0, 0, 0, -1]))

    assert score == NotAsked(
        criterion="separation", reason="Nothing to lie apart from: under two segments."
    )
