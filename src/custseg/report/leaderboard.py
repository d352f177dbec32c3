"""How do all candidates and yardsticks stand beside each other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.failed_gates import failed_gates, failed_in_words
from custseg.report.formats import NO_FIGURE, format_points
from custseg.report.question_groups import grouped_by_question
from custseg.report.score_formats import format_criterion_figure
from custseg.report.unasked import unasked
from custseg.report.wording import figure_in_words, in_words, question_of
from custseg.validation import CRITERIA, Score
from custseg.validation.measures.share_interval import Z_95

if TYPE_CHECKING:
    from custseg.report.failed_gates import FailedGate
    from custseg.report.report_data import ReportData
    from custseg.report.unasked import Unasked
    from custseg.validation import Scorecard, Standing


@dataclass(frozen=True, kw_only=True)
class LeaderboardHead:
    """One criterion of the leaderboard, in words.

    Parameters
    ----------
    title, figure, better, question
        What it is called, its figure, which way it improves, and what it asks.
    weight
        In the points; None where it only informs.
    anchors
        "0 at 0.5, 1 at 1": which figures count as worthless and as excellent; empty where that is not known.
    """

    title: str
    figure: str
    better: str
    question: str
    weight: float | None
    anchors: str


@dataclass(frozen=True, kw_only=True)
class LeaderboardCell:
    """A candidate's score for a head, and what it is worth in the points, 0 to 1; None where not asked or not weighted."""

    score: Score | None
    worth: float | None


@dataclass(frozen=True, kw_only=True)
class LeaderboardRow:
    """One candidate.

    Parameters
    ----------
    standing
        Where it stands.
    points, points_reach
        Written; the second, half of their 95 % interval, is empty where no figure behind them has an interval.
    algorithm, is_winner
        What it is.
    failed, degenerate
        What knocked it out.
    cells
        For each weighted criterion.
    """

    standing: Standing
    points: str
    points_reach: str
    algorithm: str
    is_winner: bool
    failed: tuple[str, ...]
    degenerate: tuple[str, ...]
    cells: tuple[LeaderboardCell, ...]


@dataclass(frozen=True, kw_only=True)
class FurtherQuestions:
    """Criteria without weight that ask the same of the candidates: a table whose rows are those of the leaderboard."""

    title: str
    heads: tuple[LeaderboardHead, ...]
    cells: tuple[tuple[LeaderboardCell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Leaderboard:
    """The table of all candidates, best first.

    Parameters
    ----------
    heads, rows
        The criteria that count, the heaviest first, and everybody's figures.
    further
        The other criteria, by what they ask.
    unasked
        The criteria that were not asked of everybody.
    failed_gates
        The gates that knocked anybody out, the hardest first.
    """

    heads: tuple[LeaderboardHead, ...]
    rows: tuple[LeaderboardRow, ...]
    further: tuple[FurtherQuestions, ...]
    unasked: tuple[Unasked, ...]
    failed_gates: tuple[FailedGate, ...]


def leaderboard(data: ReportData) -> Leaderboard:
    """Put standings and scorecards side by side."""
    cards = {card.candidate: card for card in data.scorecards}
    asked = _asked(data.scorecards)
    weights = {name: weight for name, weight in data.weights.items() if weight > 0}
    weighted = tuple(sorted(set(asked) & set(weights), key=lambda name: (-weights[name], name)))
    others = grouped_by_question(name for name in asked if name not in weights)
    standings = data.verdict.standings
    return Leaderboard(
        heads=tuple(_head(asked[name], weights) for name in weighted),
        rows=tuple(
            _row(standing, cards.get(standing.candidate), weighted, data.verdict.winner)
            for standing in standings
        ),
        further=tuple(
            FurtherQuestions(
                title=title,
                heads=tuple(_head(asked[name], weights) for name in names),
                cells=tuple(_cells(one, cards.get(one.candidate), names) for one in standings),
            )
            for title, names in others.items()
        ),
        unasked=unasked(data.scorecards),
        failed_gates=failed_gates(standings),
    )


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
        figure=figure_in_words(score.figure, criterion=score.criterion),
        better=score.better,
        question=question_of(score.criterion),
        weight=weights.get(score.criterion),
        anchors=_anchors(score),
    )


def _anchors(score: Score) -> str:
    criterion = CRITERIA.get(score.criterion)
    if criterion is None:
        return ""
    worthless, excellent = (_anchor(score, anchor) for anchor in criterion.anchors)
    return f"0 at {worthless}, 1 at {excellent}"


def _anchor(score: Score, anchor: float) -> str:
    # An index is given, and not measured to two decimals.
    written = format_criterion_figure(score.criterion, score.figure, anchor)
    return f"{anchor:g}" if written[-1].isdigit() else written


def _row(
    standing: Standing, card: Scorecard | None, criteria: tuple[str, ...], winner: str | None
) -> LeaderboardRow:
    return LeaderboardRow(
        standing=standing,
        points=format_points(standing.points),
        points_reach=format_points(Z_95 * standing.points_error) if standing.points_error else "",
        algorithm=NO_FIGURE if card is None else card.algorithm,
        is_winner=standing.candidate == winner,
        failed=tuple(failed_in_words(gate) for gate in standing.failed),
        degenerate=() if card is None else card.degenerate,
        cells=_cells(standing, card, criteria),
    )


def _cells(
    standing: Standing, card: Scorecard | None, criteria: tuple[str, ...]
) -> tuple[LeaderboardCell, ...]:
    answers = {} if card is None else {name: card.scores.get(name) for name in criteria}
    return tuple(
        LeaderboardCell(
            score=answer if isinstance(answer := answers.get(name), Score) else None,
            worth=standing.attractiveness.get(name),
        )
        for name in criteria
    )
