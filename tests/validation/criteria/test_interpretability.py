from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.rules import BoxRule
from custseg.validation import Interpretability, NotAsked, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_fidelity_is_held_out_agreement(evidence_of: EvidenceOf) -> None:
    """Segments that follow a column are found but for customers at its edges, with few leaves."""
    labels = np.repeat([0, 1, 2], 60)

    score = Interpretability().score(evidence_of(labels, matrix=np.arange(180.0)[:, None]))

    assert isinstance(score, Score)
    assert 0.95 < score.value <= 1
    assert score.low < score.value < score.high
    assert score.beside["leaves"] == 3.0
    assert score.value == pytest.approx(np.mean(score.per_segment))


def test_rules_in_words_are_measured(evidence_of: EvidenceOf) -> None:
    """Coverage and precision of each rule, and how many bounds it names."""
    labels = np.repeat([0, 1, 2, 3], [60, 60, 60, 5])
    matrix = np.column_stack([labels == 1, labels == 2])

    score = Interpretability().score(evidence_of(labels, matrix=matrix))

    assert isinstance(score, Score)
    assert score.by_segment["coverage"] == (1.0, 1.0, 1.0, 0.0)
    assert score.by_segment["precision"] == (pytest.approx(60 / 65), 1.0, 1.0, 0.0)
    assert score.beside["mean_coverage"] == pytest.approx(0.75)
    assert score.beside["mean_precision"] == pytest.approx(0.75, abs=0.02)
    assert 1 <= score.beside["conditions_per_rule"] <= 2


def test_sample_stands_for_many(evidence_of: EvidenceOf) -> None:
    """Above the stated number a sample is asked, and its size is told."""
    labels = np.repeat([0, 1], 500)

    score = Interpretability(n_sampled=200).score(evidence_of(labels))

    assert isinstance(score, Score)
    assert score.n == 200


def test_nothing_is_told_of_nine_people(evidence_of: EvidenceOf) -> None:
    """A segment of 9 has a share of 0, although the tree finds it."""
    labels = np.repeat([0, 1], [291, 9])
    matrix = labels.astype(float)
    matrix[:5] = 1.0

    score = Interpretability().score(evidence_of(labels, matrix=matrix[:, None]))

    assert isinstance(score, Score)
    assert score.value > 291 / 300 - 5 / 300
    assert score.per_segment[1] == 0.0


def test_noise_must_be_found_too(evidence_of: EvidenceOf) -> None:
    """Noise scattered among the segments costs fidelity."""
    labels = np.repeat([0, 1], 100)
    labels[::5] = -1

    score = Interpretability().score(evidence_of(labels, matrix=np.arange(200.0)[:, None]))

    assert isinstance(score, Score)
    assert score.value < 0.85
    assert min(score.per_segment) > 0.9


def test_a_rule_that_describes_itself_is_exact(evidence_of: EvidenceOf) -> None:
    """Its own branches are the words: of everybody, without an interval."""
    labels = np.repeat([0, 1, 2], [100, 100, 9])
    evidence = evidence_of(labels, matrix=np.arange(209.0)[:, None])
    rule = BoxRule(
        input_names=("x0",),
        lows=np.array([[-np.inf], [100.0], [200.0]]),
        highs=np.array([[100.0], [200.0], [np.inf]]),
        takes_missing=np.array([[1], [0], [0]]),
        clusters=np.arange(3),
        n_clusters=3,
        covers=9,
    )
    own = replace(evidence, segmentation=replace(evidence.segmentation, rule=rule))

    score = Interpretability(n_sampled=50).score(own)

    assert isinstance(score, Score)
    assert (score.value, score.low, score.high, score.n) == (1.0, None, None, 209)
    assert score.per_segment == (1.0, 1.0, 0.0)  # nothing is told of 9 people
    assert score.beside["leaves"] == 3.0
    assert score.beside["conditions_per_rule"] == 1.0
    assert score.by_segment["coverage"] == (1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("labels", "changes", "reason"),
    [
        ([0] * 30, {}, "under two segments"),
        ([0, 1] * 15, {"describing": ()}, "No column describes"),
        ([0, 1] * 9, {}, "Under 20 customers"),
    ],
)
def test_not_asked_where_it_makes_no_sense(
    evidence_of: EvidenceOf, labels: list[int], changes: dict[str, object], reason: str
) -> None:
    """One segment, no columns or too few customers give a reason instead of a figure."""
    score = Interpretability().score(evidence_of(labels, **changes))

    assert isinstance(score, NotAsked)
    assert reason in score.reason
