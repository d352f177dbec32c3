from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.rules import DensityRule
from custseg.validation import DensityValidity, NotAsked, Score
from custseg.validation.measures.density_based_validity import density_based_validity

if TYPE_CHECKING:
    from conftest import EvidenceOf
    from custseg.validation import Evidence


def _dense(evidence: Evidence) -> Evidence:
    rule = evidence.segmentation.rule
    dense = DensityRule(
        input_names=rule.input_names,
        prototypes=rule.centroids,
        clusters=np.arange(rule.n_clusters),
        radii=np.ones(rule.n_clusters),
        counts=rule.counts,
        n_clusters=rule.n_clusters,
    )
    return replace(evidence, segmentation=replace(evidence.segmentation, rule=dense))


@pytest.fixture
def evidence(evidence_of: EvidenceOf) -> Evidence:
    generator = np.random.default_rng(0)
    labels = generator.choice([0, 1, 2, -1], p=[0.5, 0.3, 0.1, 0.1], size=900)
    matrix = generator.normal(size=(900, 2)) + 6 * labels[:, None]
    return _dense(evidence_of(labels, matrix=matrix))


def test_segments_weigh_by_their_share(evidence: Evidence) -> None:
    """The figure is the mean over all customers, noise adding nothing."""
    score = DensityValidity().score(evidence)

    expected = density_based_validity(evidence.matrix, evidence.labels, n_segments=3)
    shares = np.bincount(evidence.labels[evidence.labels != -1]) / 900
    assert isinstance(score, Score)
    assert score.per_segment == pytest.approx(expected)
    assert (score.value, score.low, score.n) == (pytest.approx(expected @ shares), None, 900)


def test_many_customers_are_sampled(evidence: Evidence) -> None:
    """Above the size asked for, samples of it are drawn by the seed, and their spread is told."""
    criterion = DensityValidity(n_sampled=300)

    score = criterion.score(evidence)

    assert isinstance(score, Score)
    assert score == criterion.score(evidence) != criterion.score(replace(evidence, seed=1))
    assert 250 < score.n <= 300
    assert score.low < score.value < score.high


def test_other_clusters_are_not_asked(evidence_of: EvidenceOf) -> None:
    """Centroids do not claim to be dense."""
    score = DensityValidity().score(evidence_of([0, 0, 1, 1]))

    assert isinstance(score, NotAsked)
    assert score.reason == "Asked of density clusters only: others do not claim to be dense."


@pytest.mark.parametrize("labels", [[0, 0, 0, -1], [0, 0, 1, -1], [-1, -1, -1, -1]])
def test_a_gap_takes_two_segments(labels: list[int], evidence_of: EvidenceOf) -> None:
    """One segment, a lone customer beside it, or noise alone leave no gap."""
    score = DensityValidity().score(_dense(evidence_of(labels)))

    assert isinstance(score, NotAsked)
    assert score.reason == "No gap to measure: under two segments of at least two customers."


def test_equal_customers_still_get_a_figure(evidence_of: EvidenceOf) -> None:
    """Where all of a segment are in one place nothing is sparse, and it is as valid as can be."""
    score = DensityValidity().score(
        _dense(evidence_of([0] * 5 + [1] * 5, matrix=np.repeat([[0.0], [3.0]], 5, axis=0)))
    )

    assert isinstance(score, Score)
    assert score.per_segment == (1.0, 1.0)
