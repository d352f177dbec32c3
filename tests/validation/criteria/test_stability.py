from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import naive
from custseg.validation import NotAsked, Score, Stability

if TYPE_CHECKING:
    from conftest import EvidenceOf, RefitsOf


def test_pairs_are_neighbouring_rows(evidence_of: EvidenceOf, refits_of: RefitsOf) -> None:
    """The figure is the mean index of refits 0 and 1, 2 and 3, …."""
    generator = np.random.default_rng(0)
    labels = generator.integers(-1, 3, size=40)
    refits = generator.integers(-1, 3, size=(6, 40)).astype(np.int32)

    score = Stability().score(evidence_of(labels, refits=refits_of(refits)))

    pairs = [(refits[i].tolist(), refits[i + 1].tolist()) for i in (0, 2, 4)]
    assert isinstance(score, Score)
    assert score.value == pytest.approx(np.mean([naive.adjusted_rand(*pair) for pair in pairs]))
    assert (score.beside["n_pairs"], score.beside["n_drawn"], score.n) == (3.0, 40.0, 40)


def test_noise_is_one_more_group(evidence_of: EvidenceOf, refits_of: RefitsOf) -> None:
    """Refits that agree on everything but who is noise are not stable."""
    refits = np.array([[0, 0, 1, 1, -1, -1], [0, 0, 1, 1, 0, 1]], dtype=np.int32)

    score = Stability().score(evidence_of([0, 0, 1, 1, 0, 1], refits=refits_of(refits)))

    assert isinstance(score, Score)
    assert score.value < 1
    assert score.beside["ari_without_noise"] == 1.0


def test_without_noise_only_those_count_whom_both_placed(
    evidence_of: EvidenceOf, refits_of: RefitsOf
) -> None:
    """The mean over the pairs of the index among their common customers; a pair with one of them has none."""
    refits = [
        [0, 0, 1, 1, -1, 0],
        [0, 1, 0, 1, 1, -1],
        [0, 0, -1, -1, 1, 1],
        [-1, 0, 0, 0, -1, -1],
    ]

    score = Stability().score(evidence_of([0, 0, 1, 1, 0, 1], refits=refits_of(refits)))

    assert isinstance(score, Score)
    expected = naive.adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1])
    assert score.beside["ari_without_noise"] == pytest.approx(expected)


def test_nobody_placed_by_both_is_no_figure(evidence_of: EvidenceOf, refits_of: RefitsOf) -> None:
    """Where all pairs have under two customers in common, there is nothing to say about them."""
    refits = np.full((2, 6), -1)

    score = Stability().score(evidence_of([0, 0, 1, 1, 0, 1], refits=refits_of(refits)))

    assert isinstance(score, Score)
    assert "ari_without_noise" not in score.beside


@pytest.mark.parametrize("nothing", [0, -1])
def test_agreement_on_nothing_is_no_stability(
    evidence_of: EvidenceOf, refits_of: RefitsOf, nothing: int
) -> None:
    """A pair that puts everybody in one segment, or in noise, counts as 0."""
    groups = np.arange(40) % 2
    refits = [groups, groups, np.full(40, nothing), np.full(40, nothing)]

    score = Stability().score(evidence_of(groups, refits=refits_of(refits)))

    assert isinstance(score, Score)
    assert score.value == 0.5
    assert score.beside["ari_without_noise"] == (0.5 if nothing == 0 else 1.0)


def test_interval_stays_possible(evidence_of: EvidenceOf, refits_of: RefitsOf) -> None:
    """One pair tells nothing of the spread: the interval is all that the index can be."""
    refits = np.array([[0, 0, 1, 1], [1, 1, 0, 0]], dtype=np.int32)

    score = Stability().score(evidence_of([0, 0, 1, 1], refits=refits_of(refits)))

    assert isinstance(score, Score)
    assert (score.low, score.value, score.high) == (-1.0, 1.0, 1.0)


def test_not_asked_without_refits(evidence_of: EvidenceOf) -> None:
    """Where nothing was refitted there is no figure."""
    assert Stability().score(evidence_of([0, 1])) == NotAsked(
        criterion="stability", reason="Nothing was refitted."
    )
