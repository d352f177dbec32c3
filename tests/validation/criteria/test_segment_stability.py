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


def test_not_asked_without_refits(evidence_of: EvidenceOf) -> None:
    """Where nothing was refitted there is no figure."""
    assert SegmentStability().score(evidence_of([0, 1])) == NotAsked(
        criterion="segment_stability", reason="Nothing was refitted."
    )
