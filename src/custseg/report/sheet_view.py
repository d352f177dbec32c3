"""How is a customer placed by hand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import format_share
from custseg.report.per_segment import winner_score

if TYPE_CHECKING:
    from custseg.profiling import Answer, SegmentProfile
    from custseg.report.report_data import ReportData


@dataclass(frozen=True, kw_only=True)
class SheetAnswer:
    """An answer, and its points for each segment of the sheet."""

    text: str
    points: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SheetQuestion:
    """A column that is asked about, and its answers."""

    column: str
    answers: tuple[SheetAnswer, ...]


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """The scoring sheet as a table: a column per segment that is shown, the points it starts with, and the questions.

    `accuracy` is the share of held-out customers that it places as the rule does; empty where that is not known.
    """

    profiles: tuple[SegmentProfile, ...]
    start: tuple[int, ...]
    questions: tuple[SheetQuestion, ...]
    accuracy: str


def sheet_view(data: ReportData) -> SheetView | None:
    """Return the sheet of the segments that are shown and named on it; None where there is none to fill in."""
    sheet = data.scoring_sheet
    if sheet is None:
        return None
    # A segment that starts below 0 is never the answer.
    profiles = tuple(one for one in data.shown_profiles if sheet.start[one.cluster] >= 0)
    if not profiles or not sheet.questions:
        return None
    score = winner_score(data, "identifiability")
    clusters = [profile.cluster for profile in profiles]
    return SheetView(
        profiles=profiles,
        start=tuple(sheet.start[cluster] for cluster in clusters),
        questions=tuple(
            SheetQuestion(
                column=question.column,
                answers=tuple(_answer(answer, clusters) for answer in question.answers),
            )
            for question in sheet.questions
        ),
        accuracy="" if score is None else format_share(score.value),
    )


def _answer(answer: Answer, clusters: list[int]) -> SheetAnswer:
    return SheetAnswer(
        text=answer.text, points=tuple(answer.points[cluster] for cluster in clusters)
    )
