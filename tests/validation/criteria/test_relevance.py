from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import rankdata

from custseg.validation import NotAsked, Relevance, Score
from custseg.validation.measures.explained import explained

if TYPE_CHECKING:
    from conftest import EvidenceOf

LABELS = np.repeat([0, 1, 2], 100)


def test_ranks_are_explained(evidence_of: EvidenceOf) -> None:
    """Outcomes that follow the segments are foretold; one giant changes raw_r2 only."""
    outcome = LABELS * 10.0 + np.arange(300) % 10
    outcome[5] = 1e6

    score = Relevance().score(evidence_of(LABELS, outcome=outcome))

    assert isinstance(score, Score)
    assert 0.8 < score.value < 1
    assert score.low < score.value < score.high
    assert score.beside["raw_r2"] < 0.05


def test_yardsticks_have_as_many_groups(evidence_of: EvidenceOf) -> None:
    """Money quantiles are judged in the same folds: the same groups give the same figure."""
    outcome = np.random.default_rng(0).normal(size=300) + LABELS
    steps = np.arange(300.0)
    rfm = np.column_stack([300 - steps, steps, steps])

    score = Relevance().score(evidence_of(LABELS, outcome=outcome, value=steps, rfm=rfm))

    assert isinstance(score, Score)
    assert score.beside["money_quantiles_r2"] == score.value
    assert score.beside["rfm_total_r2"] == pytest.approx(score.value, abs=0.1)


def test_noise_explains_nothing(evidence_of: EvidenceOf) -> None:
    """Customers in noise are foretold by the mean of all, though noise may be telling."""
    outcome = np.repeat([0.0, 1.0], 50) + np.arange(100) / 1000

    score = Relevance().score(evidence_of(np.full(100, -1), outcome=outcome))

    assert isinstance(score, Score)
    assert score.value == pytest.approx(0.0, abs=1e-12)


def test_unknown_outcomes_are_left_out(evidence_of: EvidenceOf) -> None:
    """Customers without an outcome do not count."""
    outcome = np.where(np.arange(300) % 3 == 0, np.nan, LABELS + np.arange(300) / 300)

    score = Relevance().score(evidence_of(LABELS, outcome=outcome))

    assert isinstance(score, Score)
    assert score.n == 200


@pytest.mark.parametrize("outcome", [None, np.ones(300), np.full(300, np.nan)])
def test_not_asked_without_outcome(evidence_of: EvidenceOf, outcome: np.ndarray | None) -> None:
    """No outcome, or the same for all, gives a reason instead of a figure."""
    assert isinstance(Relevance().score(evidence_of(LABELS, outcome=outcome)), NotAsked)


def test_seed_draws_the_folds(evidence_of: EvidenceOf) -> None:
    """The figure is that of ranks in seeded folds, bit for bit."""
    outcome = np.random.default_rng(0).normal(size=300) + LABELS
    folds = np.random.default_rng(7).permutation(300) % 5

    score = Relevance().score(evidence_of(LABELS, outcome=outcome, seed=7))

    expected = explained(LABELS.astype(np.int32), rankdata(outcome), fold_of=folds)
    assert isinstance(score, Score)
    assert score.value == expected.r2


def test_gain_is_what_money_does_not_tell(evidence_of: EvidenceOf) -> None:
    """An outcome made of money and segments gains by the segments; one made of money alone does not."""
    generator = np.random.default_rng(0)
    value = generator.normal(size=300)
    noise = generator.normal(0, 0.3, size=300)

    both = Relevance().score(evidence_of(LABELS, value=value, outcome=value + LABELS + noise))
    alone = Relevance().score(evidence_of(LABELS, value=value, outcome=value + noise))

    assert isinstance(both, Score)
    assert isinstance(alone, Score)
    assert 0.2 < both.beside["gain_low"] < both.beside["gain"] < both.beside["gain_high"]
    assert alone.beside["gain_low"] < 0.01


def test_no_gain_without_value(evidence_of: EvidenceOf) -> None:
    """There is no money to gain on."""
    outcome = np.random.default_rng(0).normal(size=300)

    score = Relevance().score(evidence_of(LABELS, outcome=outcome))

    assert isinstance(score, Score)
    assert "gain" not in score.beside


def test_segments_grown_on_the_outcome_are_not_believed(evidence_of: EvidenceOf) -> None:
    """Groups by fits that saw nothing of a customer's own outcome are asked in place of the labels."""
    rng = np.random.default_rng(0)
    outcome = rng.normal(size=300)
    overfitted, honest = (outcome > 0).astype(np.int32), rng.integers(0, 2, 300).astype(np.int32)

    score = Relevance().score(evidence_of(overfitted, outcome=outcome, cross_fitted=honest))

    assert isinstance(score, Score)
    assert score == Relevance().score(evidence_of(honest, outcome=outcome, n_segments=2))
    assert score.value < 0.05
