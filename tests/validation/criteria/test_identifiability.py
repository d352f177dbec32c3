from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.validation import Identifiability, NotAsked, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf

LABELS = np.repeat([0, 1, 2], [100, 60, 40])


def test_accuracy_is_of_customers_held_out(evidence_of: EvidenceOf) -> None:
    """Segments that follow a column are found with one question, but for customers at its edges."""
    score = Identifiability().score(evidence_of(LABELS, matrix=np.arange(200.0)[:, None]))

    assert isinstance(score, Score)
    assert 0.9 < score.value <= 1
    assert score.low < score.value < score.high
    assert score.beside == {"n_questions": 1.0, "largest_segment_share": 0.5}
    assert np.dot(score.per_segment, [0.5, 0.3, 0.2]) == pytest.approx(score.value)


def test_chance_is_not_found(evidence_of: EvidenceOf) -> None:
    """Columns that say nothing place no more than naming always the largest segment does."""
    generator = np.random.default_rng(0)
    labels = generator.permutation(np.repeat([0, 1, 2], 200))

    score = Identifiability().score(evidence_of(labels, matrix=generator.normal(size=(600, 6))))

    assert isinstance(score, Score)
    assert score.value < 0.38


def test_no_question_is_as_good_as_the_largest_segment(evidence_of: EvidenceOf) -> None:
    """Where no column helps, everybody is placed in the largest segment, and the two figures are one."""
    labels = np.random.default_rng(0).permutation(np.repeat([0, 1], [950, 50]))
    matrix = np.random.default_rng(1).normal(size=(1000, 1))

    score = Identifiability().score(evidence_of(labels, matrix=matrix))

    assert isinstance(score, Score)
    assert score.value == score.beside["largest_segment_share"] == 0.95
    assert score.beside["n_questions"] == 0.0
    assert score.per_segment == (1.0, 0.0)


@pytest.mark.parametrize("n", range(20, 25))
def test_not_asked_where_nobody_can_be_held_out(evidence_of: EvidenceOf, n: int) -> None:
    """Two segments of 10 to 12 are none of 10 without a fifth of them: that is no accuracy of 0."""
    labels = np.arange(n) % 2

    score = Identifiability().score(evidence_of(labels, matrix=labels[:, None]))

    assert isinstance(score, NotAsked)
    assert score.reason.startswith("Too few to hold any out")


def test_noise_is_left_out(evidence_of: EvidenceOf) -> None:
    """The sheet speaks of placed customers alone, and n counts them."""
    labels = LABELS.copy()
    labels[::4] = -1

    score = Identifiability().score(evidence_of(labels, matrix=np.arange(200.0)[:, None]))

    assert isinstance(score, Score)
    assert score.n == 150
    assert score.value > 0.9


def test_sample_stands_for_many(evidence_of: EvidenceOf) -> None:
    """Above the stated number a sample is asked, and its size is told."""
    score = Identifiability(n_sampled=100).score(evidence_of(LABELS))

    assert isinstance(score, Score)
    assert score.n == 100


@pytest.mark.parametrize(
    ("labels", "changes", "reason"),
    [
        ([0] * 30, {}, "under two segments"),
        ([0] * 30 + [1] * 9, {}, "under two segments of 10 customers"),
        ([0, 1] * 15, {"describing": ()}, "No column describes"),
        (list(range(21)) * 10, {}, "over 20 segments"),
    ],
)
def test_not_asked_where_it_makes_no_sense(
    evidence_of: EvidenceOf, labels: list[int], changes: dict[str, object], reason: str
) -> None:
    """One segment of size, no columns or too many segments give a reason instead of a figure."""
    score = Identifiability().score(evidence_of(labels, **changes))

    assert isinstance(score, NotAsked)
    assert reason in score.reason
