"""Which segments bring more than their number of customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, plain_style
from custseg.report.colours import QUIET, TRACK, segment_colour
from custseg.report.formats import format_number, format_share
from custseg.report.segment_rows import new_segment_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.profiling import SegmentProfile
    from custseg.report.report_data import ReportData

_BAR_ROOM = 262.0
_BAR_HEIGHT = 13.0


@plain_style()
def draw_sizes(data: ReportData) -> Figure:
    """Draw each segment's share of customers, and under it its share of value where a value is known."""
    profiles = data.shown_profiles
    has_value = any(profile.value_share is not None for profile in profiles)
    figure, axes, starts = new_segment_rows(profiles, row_height=74 if has_value else 56, top=4)
    longest = max(max(profile.share, profile.value_share or 0.0) for profile in profiles)
    for profile, start in zip(profiles, starts, strict=True):
        _draw_row(axes, profile, start=start + 24, unit=_BAR_ROOM / longest)
    return figure


def _draw_row(axes: Axes, profile: SegmentProfile, *, start: float, unit: float) -> None:
    colour = segment_colour(profile.cluster)
    if profile.value_share is None:
        _draw_bar(
            axes, start, profile.share * unit, colour, f"{format_share(profile.share)} of customers"
        )
        return
    of_value = f"{format_share(profile.value_share)} of value{_beside_average(profile)}"
    _draw_bar(
        axes, start, profile.share * unit, TRACK, f"{format_share(profile.share)} of customers"
    )
    _draw_bar(axes, start + _BAR_HEIGHT + 3, profile.value_share * unit, colour, of_value)


def _draw_bar(axes: Axes, top: float, length: float, colour: str, text: str) -> None:
    length = max(length, 1.0)
    add_box(axes, (0, top, length, _BAR_HEIGHT), colour=colour)
    add_text(axes, (length + 7, top + _BAR_HEIGHT / 2), text, size=11, colour=QUIET)


def _beside_average(profile: SegmentProfile) -> str:
    if profile.value_share is None or profile.share <= 0:
        return ""
    ratio = profile.value_share / profile.share
    written = f"{ratio:.1f}" if ratio >= 0.1 else format_number(ratio)  # noqa: PLR2004 - else 0.0
    return f", {written} \N{MULTIPLICATION SIGN} average"
