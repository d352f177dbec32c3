"""How do all candidates and yardsticks stand beside each other?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import NO_FIGURE, format_number, format_share
from custseg.report.wording import figure_in_words, in_words, question_of
from custseg.validation import NotAsked, Score

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData
    from custseg.validation import GateOutcome, Scorecard, Standing


@dataclass(frozen=True, kw_only=True)
class LeaderboardHead:
    """One criterion of the leaderboard, in words, with its weight in the points (None where it only informs)."""

    title: str
    figure: str
    better: str
    question: str
    weight: float | None


@dataclass(frozen=True, kw_only=True)
class LeaderboardRow:
    """One candidate: where it stands, what knocked it out, and its score for each head (None where not asked)."""

    standing: Standing
    algorithm: str
    is_winner: bool
    failed: tuple[str, ...]
    degenerate: tuple[str, ...]
    scores: tuple[Score | None, ...]


@dataclass(frozen=True, kw_only=True)
class FailedGate:
    """A gate, what it asks for, and how many of the candidates it knocked out; yardsticks do not count."""

    gate: str
    threshold: str
    n_failed: int
    n_candidates: int


@dataclass(frozen=True, kw_only=True)
class Leaderboard:
    """The table of all candidates, best first.

    Parameters
    ----------
    heads, rows
        The table.
    unasked
        Why criteria were not asked, a sentence each.
    failed_gates
        The gates that knocked anybody out, the hardest first.
    """

    heads: tuple[LeaderboardHead, ...]
    rows: tuple[LeaderboardRow, ...]
    unasked: tuple[str, ...]
    failed_gates: tuple[FailedGate, ...]


def leaderboard(data: ReportData) -> Leaderboard:
    """Put standings and scorecards side by side."""
    cards = {card.candidate: card for card in data.scorecards}
    criteria = _asked(data.scorecards)
    standings = data.verdict.standings
    return Leaderboard(
        heads=tuple(_head(score, data.weights) for score in criteria.values()),
        rows=tuple(
            _row(standing, cards.get(standing.candidate), tuple(criteria), data.verdict.winner)
            for standing in standings
        ),
        unasked=_unasked(data.scorecards),
        failed_gates=_failed_gates(standings),
    )


def failed_in_words(outcome: GateOutcome) -> str:
    """Say what a gate found and what it needed.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> unstable = GateOutcome(
    ...     gate="stability", figure=0.414, threshold="at least 0.6", is_passed=False
    ... )
    >>> failed_in_words(unstable)
    'stability 0.41, needs at least 0.6'
    """
    gate = outcome.gate.replace("_", " ")
    needs = _spaced(outcome.threshold)
    if outcome.figure is None:
        return f"{gate}, needs {needs}"
    # Gates on shares state their threshold in per cent; the figure is read beside it.
    write = format_share if "%" in outcome.threshold else format_number
    return f"{gate} {write(outcome.figure)}, needs {needs}"


def _spaced(threshold: str) -> str:
    """Write per cent as everywhere else on the page."""
    return re.sub(r"(?<=\d)%", "\N{NO-BREAK SPACE}%", threshold)


def _asked(scorecards: tuple[Scorecard, ...]) -> dict[str, Score]:
    """Return, in the order asked, every criterion that anybody answered, with one of the answers."""
    asked: dict[str, Score] = {}
    for card in scorecards:
        for criterion, score in card.scores.items():
            if isinstance(score, Score):
                asked.setdefault(criterion, score)
    return asked


def _head(score: Score, weights: dict[str, float]) -> LeaderboardHead:
    return LeaderboardHead(
        title=in_words(score.criterion),
        figure=figure_in_words(score.figure),
        better=score.better,
        question=question_of(score.criterion),
        weight=weights.get(score.criterion),
    )


def _row(
    standing: Standing, card: Scorecard | None, criteria: tuple[str, ...], winner: str | None
) -> LeaderboardRow:
    scores = {} if card is None else card.scores
    answers = (scores.get(criterion) for criterion in criteria)
    return LeaderboardRow(
        standing=standing,
        algorithm=NO_FIGURE if card is None else card.algorithm,
        is_winner=standing.candidate == winner,
        failed=tuple(failed_in_words(gate) for gate in standing.gates if not gate.is_passed),
        degenerate=() if card is None else card.degenerate,
        scores=tuple(answer if isinstance(answer, Score) else None for answer in answers),
    )


def _unasked(scorecards: tuple[Scorecard, ...]) -> tuple[str, ...]:
    reasons: dict[str, None] = {}
    for card in scorecards:
        for score in card.scores.values():
            if isinstance(score, NotAsked):
                reasons[f"{in_words(score.criterion)}: {score.reason.rstrip('.')}."] = None
    return tuple(reasons)


def _failed_gates(standings: tuple[Standing, ...]) -> tuple[FailedGate, ...]:
    candidates = [standing for standing in standings if not standing.is_yardstick]
    outcomes = [gate for standing in candidates for gate in standing.gates if not gate.is_passed]
    tally = Counter((outcome.gate, outcome.threshold) for outcome in outcomes)
    return tuple(
        FailedGate(
            gate=in_words(gate),
            threshold=_spaced(threshold),
            n_failed=n,
            n_candidates=len(candidates),
        )
        for (gate, threshold), n in tally.most_common()
    )
