"""What stands on a segment's card?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.bands import SEPARATION_BANDS, STABILITY_BANDS, band_word
from custseg.report.colours import STRONG_DIFFERENCE, segment_colour
from custseg.report.formats import format_figure
from custseg.report.markers import is_mostly_known
from custseg.report.per_segment import figures_per_segment
from custseg.report.shown_marks import shown_marks
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.profiling import Condition, Mark, SegmentProfile
    from custseg.report.bands import Band
    from custseg.report.report_data import ReportData

_MARKS_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class MarkView:
    """A mark, and its bar: where it starts and how long it is, in per cent of its room; the middle is the average."""

    mark: Mark
    start: float
    length: float


@dataclass(frozen=True, kw_only=True)
class SegmentView:
    """One segment's card: the profile with its colour, its strongest marks, and how far to trust it in words.

    Parameters
    ----------
    profile
        The segment.
    colour
        The same in every plot.
    marks
        The strongest, known of at least half of the segment.
    condition
        The rule in words; None where there is none, or it describes too few customers to be shown.
    stability, separation
        "0.82, stable"; empty where the criterion was not asked.
    """

    profile: SegmentProfile
    colour: str
    marks: tuple[MarkView, ...]
    condition: Condition | None
    stability: str
    separation: str


def segment_views(data: ReportData) -> tuple[SegmentView, ...]:
    """Return a card for each segment that is large enough to be shown."""
    stability = figures_per_segment(data, "segment_stability")
    separation = figures_per_segment(data, "separation")
    return tuple(
        SegmentView(
            profile=profile,
            colour=segment_colour(profile.cluster),
            marks=tuple(_mark_view(mark) for mark in _strongest(profile)),
            condition=_shown_condition(profile.condition),
            stability=_judged(stability.get(profile.cluster), STABILITY_BANDS),
            separation=_judged(separation.get(profile.cluster), SEPARATION_BANDS),
        )
        for profile in data.shown_profiles
    )


def _strongest(profile: SegmentProfile) -> list[Mark]:
    known = [mark for mark in shown_marks(profile) if is_mostly_known(mark, profile)]
    return known[:_MARKS_SHOWN]


def _mark_view(mark: Mark) -> MarkView:
    length = 50 * min(abs(mark.difference) / STRONG_DIFFERENCE, 1.0)
    start = 50.0 if mark.difference > 0 else 50.0 - length
    return MarkView(mark=mark, start=round(start, 1), length=round(length, 1))


def _shown_condition(condition: Condition | None) -> Condition | None:
    return condition if condition is not None and condition.n >= MIN_COVERED else None


def _judged(figure: float | None, bands: tuple[Band, ...]) -> str:
    return (
        "" if figure is None else f"{format_figure('', figure)}, {band_word(figure, bands=bands)}"
    )
