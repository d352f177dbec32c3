from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import naive
from custseg.validation import NotAsked, Score, SegmentStability

if TYPE_CHECKING:
    from conftest import EvidenceOf, RefitsOf


def test_each_segment_is_looked_for_in_every_refit(
    evidence_of: EvidenceOf, refits_of: RefitsOf
) -> None:
    """By segment the mean of the largest Jaccard index in each refit; the figure is the lowest of them."""
    generator = np.random.default_rng(0)
    labels = generator.integers(-1, 3, size=40)
    refits = generator.integers(-1, 3, size=(6, 40)).astype(np.int32)

    score = SegmentStability().score(evidence_of(labels, refits=refits_of(refits)))

    found = [naive.best_jaccard(labels.tolist(), refit.tolist(), 3) for refit in refits]
    assert isinstance(score, Score)
    assert score.per_segment == pytest.approx(np.mean(found, axis=0).tolist())
    assert score.value == min(score.per_segment)
    assert score.beside["noise_jaccard"] == pytest.approx(
        np.mean([naive.jaccard_of_noise(labels.tolist(), refit.tolist()) for refit in refits])
    )


def test_dissolved_and_recovered_are_shares_of_the_refits(
    evidence_of: EvidenceOf, refits_of: RefitsOf
) -> None:
    """At half the customers a segment has dissolved, above three quarters it is recovered, as fpc counts."""
    labels = np.repeat([0, 1], 8)
    halved = np.where(np.arange(16) < 4, 2, labels)  # 4 of 8 customers
    three_quarters = np.where(np.arange(16) < 2, 2, labels)  # 6 of 8
    refits = refits_of([labels, halved, three_quarters, np.full(16, -1)])

    score = SegmentStability().score(evidence_of(labels, refits=refits))

    assert isinstance(score, Score)
    assert score.by_segment["dissolved"] == (0.5, 0.25)
    assert score.by_segment["recovered"] == (0.25, 0.75)
    assert score.per_segment == ((1 + 0.5 + 0.75 + 0) / 4, 0.75)


def test_interval_is_that_of_the_lowest_segment(
    evidence_of: EvidenceOf, refits_of: RefitsOf
) -> None:
    """Every segment has an interval within 0 and 1, and the figure has its own segment's."""
    generator = np.random.default_rng(1)
    labels = np.arange(40) % 3
    refits = [np.where(generator.random(40) < 0.2, 0, labels) for _ in range(6)]

    score = SegmentStability().score(evidence_of(labels, refits=refits_of(refits)))

    assert isinstance(score, Score)
    lows, highs = score.by_segment["jaccard_low"], score.by_segment["jaccard_high"]
    lowest = int(np.argmin(score.per_segment))
    assert (score.low, score.high) == (lows[lowest], highs[lowest])
    assert all(0 <= low <= own for low, own in zip(lows, score.per_segment, strict=True))
    assert all(own <= high <= 1 for high, own in zip(highs, score.per_segment, strict=True))


def test_without_noise_there_is_no_figure_of_it(
    evidence_of: EvidenceOf, refits_of: RefitsOf
) -> None:
    """Noise that only refits find belongs to no segment of ours, and is not asked about."""
    labels = np.arange(20) % 2

    score = SegmentStability().score(
        evidence_of(labels, refits=refits_of([labels, np.full(20, -1)]))
    )

    assert isinstance(score, Score)
    assert "noise_jaccard" not in score.beside


def test_not_asked_without_refits(evidence_of: EvidenceOf) -> None:
    """Where nothing was refitted there is no figure."""
    assert SegmentStability().score(evidence_of([0, 1])) == NotAsked(
        criterion="segment_stability", reason="Nothing was refitted."
    )
