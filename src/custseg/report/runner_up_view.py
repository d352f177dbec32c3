"""How far behind is the runner-up, and what would it need?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.enough import enough_of_figure, enough_of_weight
from custseg.report.formats import NO_FIGURE, format_number, format_points
from custseg.report.score_formats import format_criterion_figure
from custseg.report.wording import figure_in_words, in_words
from custseg.validation import Score
from custseg.validation.measures.share_interval import Z_95

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData
    from custseg.validation import Change, RunnerUp, Scorecard

_NOT_ENOUGH = "not enough alone"
_SIMPLEST_WINS = " Of candidates that cannot be told apart the simplest wins, and of equally simple ones the one with more points."


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """A criterion of the runner-up: its figure and weight, and either of those it would need, all else equal."""

    criterion: str
    figure: str
    value: str
    needed_value: str
    weight: str
    needed_weight: str


@dataclass(frozen=True, kw_only=True)
class RunnerUpView:
    """Who comes next, the lead in a sentence, and what it would need."""

    candidate: str
    lead: str
    changes: tuple[ChangeRow, ...]


def runner_up_view(data: ReportData) -> RunnerUpView | None:
    """Return the runner-up in words; None where nobody else passes every gate."""
    runner_up, winner = data.verdict.runner_up, data.verdict.winner
    if runner_up is None or winner is None:
        return None
    card = next((one for one in data.scorecards if one.candidate == runner_up.candidate), None)
    return RunnerUpView(
        candidate=runner_up.candidate,
        lead=_lead(runner_up, winner),
        changes=tuple(_row(change, card) for change in runner_up.changes),
    )


def _lead(runner_up: RunnerUp, winner: str) -> str:
    start, reach = _apart(runner_up, winner), format_points(Z_95 * runner_up.lead_error)
    if not runner_up.lead_error:
        sure = "from figures without an interval."
    elif runner_up.is_lead_certain:
        sure = f"which is more than the uncertainty of the lead, {reach}."
    else:
        sure = f"which is within the uncertainty of {reach}."
    return f"{start}, {sure}{'' if runner_up.is_lead_certain else _SIMPLEST_WINS}"


def _apart(runner_up: RunnerUp, winner: str) -> str:
    other, lead = runner_up.candidate, runner_up.lead
    if lead == 0:
        return f"{winner} and {other} have the same points"
    if lead < 0:
        return f"{other} has {format_points(-lead)} points more than {winner}"
    return f"{winner} leads {other} by {format_points(lead)} points"


def _row(change: Change, card: Scorecard | None) -> ChangeRow:
    score = None if card is None else card.scores.get(change.criterion)
    figure = score.figure if isinstance(score, Score) else ""
    return ChangeRow(
        criterion=in_words(change.criterion),
        figure=figure_in_words(figure, criterion=change.criterion) if figure else NO_FIGURE,
        value=format_criterion_figure(change.criterion, figure, change.figure),
        needed_value=enough_of_figure(change, figure=figure) or _NOT_ENOUGH,
        weight=format_number(change.weight),
        needed_weight=enough_of_weight(change) or _NOT_ENOUGH,
    )
