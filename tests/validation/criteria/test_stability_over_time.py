from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import naive
from custseg.validation import NextPeriod, NotAsked, Score, StabilityOverTime

if TYPE_CHECKING:
    from conftest import EvidenceOf

N = 60


def next_period(labels: np.ndarray, refit_labels: np.ndarray, rows: np.ndarray) -> NextPeriod:
    return NextPeriod(
        rows=rows, labels=labels.astype(np.int32), refit_labels=refit_labels.astype(np.int32)
    )


def test_two_rules_are_compared_on_the_later_columns(evidence_of: EvidenceOf) -> None:
    """The figure is the index between both rules a period later, by segment the largest Jaccard index."""
    generator = np.random.default_rng(0)
    now, later, refit = generator.integers(-1, 3, size=(3, N))
    rows = np.arange(5, N - 5)

    score = StabilityOverTime().score(
        evidence_of(now, next_period=next_period(later[rows], refit[rows], rows))
    )

    sides = later[rows].tolist(), refit[rows].tolist()
    assert isinstance(score, Score)
    assert score.value == pytest.approx(naive.adjusted_rand(*sides))
    assert score.per_segment == pytest.approx(naive.best_jaccard(*sides, 3))
    assert (score.n, score.low, score.high) == (len(rows), None, None)


def test_people_who_change_do_not_shake_the_rules(evidence_of: EvidenceOf) -> None:
    """Where all customers move on by a segment, and a refit finds the same groups, the rules hold and the people do not."""
    now = np.arange(N) % 3
    later = (now + 1) % 3

    score = StabilityOverTime().score(
        evidence_of(now, next_period=next_period(later, now, np.arange(N)))
    )

    assert isinstance(score, Score)
    assert score.value == 1.0
    assert score.beside == {
        "ari_of_customers": 1.0,
        "same_segment_share": 0.0,
        "noise_share_later": 0.0,
    }


def test_two_rules_that_find_nothing_agree_on_nothing(evidence_of: EvidenceOf) -> None:
    """Where both put everybody in one group the index would be 1, and it is no stability."""
    now, nothing = np.arange(N) % 3, np.zeros(N)

    score = StabilityOverTime().score(
        evidence_of(now, next_period=next_period(nothing, nothing, np.arange(N)))
    )

    assert isinstance(score, Score)
    assert score.value == 0.0


def test_who_stays_is_told_by_segment(evidence_of: EvidenceOf) -> None:
    """Of each segment the share that is in it a period later, by the same rule; noise is no stay."""
    now = np.repeat([0, 1, 2], 40)
    later = now.copy()
    later[:10], later[40:60] = -1, 2

    score = StabilityOverTime().score(
        evidence_of(now, n_segments=4, next_period=next_period(later, later, np.arange(120)))
    )

    assert isinstance(score, Score)
    assert score.by_segment == {"stay_share": (0.75, 0.5, 1.0, 0.0)}
    assert score.beside["noise_share_later"] == pytest.approx(10 / 120)
    assert score.beside["same_segment_share"] == 0.75


def test_nothing_is_told_of_a_few_people(evidence_of: EvidenceOf) -> None:
    """A segment of which nine customers are known later has figures of 0, and a noise of three is told as that of ten."""
    now = np.repeat([0, 1, 2], 20)
    known = np.concatenate([np.arange(29), np.arange(40, 60)])
    later = now[known]
    later[:3] = -1

    score = StabilityOverTime().score(
        evidence_of(now, next_period=next_period(later, now[known], known))
    )

    assert isinstance(score, Score)
    assert score.per_segment == (0.85, 0.0, 1.0)
    assert score.by_segment == {"stay_share": (0.85, 0.0, 1.0)}
    assert score.beside["noise_share_later"] == pytest.approx(10 / 49)


@pytest.mark.parametrize(
    ("n_known", "reason"),
    [(None, "There is no table of the next period."), (9, "Under 10 customers are known in")],
)
def test_not_asked_without_a_next_period(
    evidence_of: EvidenceOf, n_known: int | None, reason: str
) -> None:
    """Nobody, or nearly nobody, to compare: no figure."""
    labels = np.arange(N) % 3
    later = None
    if n_known is not None:
        later = next_period(labels[:n_known], labels[:n_known], np.arange(n_known))

    score = StabilityOverTime().score(evidence_of(labels, next_period=later))

    assert isinstance(score, NotAsked)
    assert score.reason.startswith(reason)


def test_not_asked_without_segments(evidence_of: EvidenceOf) -> None:
    """Noise alone is no division that could hold."""
    noise = np.full(N, -1)

    score = StabilityOverTime().score(
        evidence_of(noise, next_period=next_period(noise, noise, np.arange(N)))
    )

    assert score == NotAsked(
        criterion="stability_over_time", reason="There is no segment to find again."
    )


def test_not_asked_where_nothing_can_be_learned_later(evidence_of: EvidenceOf) -> None:
    """A tree that grows on an outcome has no rule of the next period, whose outcome nobody knows."""
    later = NextPeriod(rows=np.arange(N), labels=np.zeros(N, dtype=np.int32), refit_labels=None)

    score = StabilityOverTime().score(evidence_of(np.arange(N) % 3, next_period=later))

    assert isinstance(score, NotAsked)
    assert "learns from an outcome" in score.reason
