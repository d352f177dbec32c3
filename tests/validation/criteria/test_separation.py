from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import naive
from custseg.validation import Score, Separation

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


def test_estimate_covers_the_exact_value(evidence_of: EvidenceOf) -> None:
    """Over many seeds the sample's interval holds the exact figure, and its mean has no bias."""
    generator = np.random.default_rng(0)
    labels = generator.choice([0, 1, 2, -1], p=[0.6, 0.25, 0.1, 0.05], size=600)
    matrix = generator.normal(size=(600, 2)) + 2 * labels[:, None]
    exact = Separation().score(evidence_of(labels, matrix=matrix))
    sampled = Separation(max_exact=500, n_sampled=120)

    scores = [sampled.score(evidence_of(labels, matrix=matrix, seed=seed)) for seed in range(100)]

    assert all(score.n < 200 for score in scores)
    assert np.mean([score.low <= exact.value <= score.high for score in scores]) >= 0.9
    assert np.mean([score.value for score in scores]) == pytest.approx(exact.value, abs=0.01)
