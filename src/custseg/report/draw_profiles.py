"""Which columns mark each segment, against the average customer?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import INK, QUIET, RULE, TRACK, WASH, segment_colour
from custseg.report.formats import NO_FIGURE, format_short, shorten
from custseg.report.markers import MARKER_DIFFERENCE, is_marker
from custseg.report.shown_marks import shown_marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.profiling import Mark, SegmentProfile
    from custseg.report.report_data import ReportData

MOST_COLUMNS = 24
_MOST_PANELS = 6
_NAMES_WIDTH, _OVERALL_WIDTH = 226.0, 76.0
_PANELS_LEFT = _NAMES_WIDTH + _OVERALL_WIDTH
_WIDEST, _PANEL_WIDTH = 1080.0, 180.0
_HEAD_HEIGHT, _SCALE_HEIGHT, _ROW_HEIGHT, _GAP = 62.0, 24.0, 28.0, 14.0
_BAR_HEIGHT = 12.0
_CHARACTER_WIDTH = 7.4
_HEAD_LINES = 3
_NAME_LIMIT = 28
# The longest bar: beyond three standard deviations all are alike, and an odd column does not flatten the others.
_REACH = 3.0


@plain_style()
def draw_profiles(data: ReportData) -> Figure:
    """Draw a panel per segment: a bar per column from the mean of all customers to the segment's, the markers in colour.

    Bars are as long as the standardised difference; the means are printed in the column's own unit. The columns that set any
    segment apart the most come first; beyond `MOST_COLUMNS` they are left out. After six panels others follow below.
    """
    profiles = data.shown_profiles
    columns = strongest_columns(profiles)[:MOST_COLUMNS]
    reach = _reach(profiles)
    rows = [profiles[at : at + _MOST_PANELS] for at in range(0, len(profiles), _MOST_PANELS)]
    width = min(_PANEL_WIDTH, (_WIDEST - _PANELS_LEFT) / len(rows[0]))
    height = _HEAD_HEIGHT + _ROW_HEIGHT * len(columns) + _SCALE_HEIGHT
    figure, axes = new_canvas(
        _PANELS_LEFT + width * len(rows[0]), (height + _GAP) * len(rows) - _GAP
    )
    for number, row in enumerate(rows):
        top = number * (height + _GAP)
        _draw_names(axes, columns, profiles, top=top)
        for position, profile in enumerate(row):
            left = _PANELS_LEFT + position * width
            _draw_panel(axes, profile, columns, box=(left, top, width), reach=reach)
    return figure


def strongest_columns(profiles: tuple[SegmentProfile, ...]) -> list[str]:
    """Return every shown column, the one with the strongest difference in any segment first."""
    strongest: dict[str, float] = {}
    for profile in profiles:
        for mark in shown_marks(profile):
            difference = abs(mark.difference)
            strongest[mark.column] = max(strongest.get(mark.column, 0.0), difference)
    return sorted(strongest, key=lambda column: (-strongest[column], column))


def _reach(profiles: tuple[SegmentProfile, ...]) -> float:
    """Return how many standard deviations a panel shows to either side: from one to three."""
    strongest = max(abs(mark.difference) for one in profiles for mark in shown_marks(one))
    return min(max(strongest, 1.0), _REACH)


def _draw_names(
    axes: Axes, columns: list[str], profiles: tuple[SegmentProfile, ...], *, top: float
) -> None:
    overall = {mark.column: mark.overall for one in profiles for mark in shown_marks(one)}
    right = _PANELS_LEFT - 12
    add_text(
        axes, (right, top + _HEAD_HEIGHT - 14), "average", size=10, colour=QUIET, align="right"
    )
    for number, column in enumerate(columns):
        middle = top + _HEAD_HEIGHT + (number + 0.5) * _ROW_HEIGHT
        add_text(axes, (0, middle), shorten(column, limit=_NAME_LIMIT), size=11.5)
        written = format_short(overall[column])
        add_text(axes, (right, middle), written, size=10.5, colour=QUIET, align="right")


def _draw_panel(
    axes: Axes,
    profile: SegmentProfile,
    columns: list[str],
    *,
    box: tuple[float, float, float],
    reach: float,
) -> None:
    left, top, width = box
    middle, unit = left + width / 2, (width / 2 - 6) / reach
    foot = top + _HEAD_HEIGHT + _ROW_HEIGHT * len(columns)
    _draw_head(axes, profile, box=box)
    _draw_scale(axes, middle, unit, ends=(top + _HEAD_HEIGHT, foot), reach=reach)
    marks = {mark.column: mark for mark in shown_marks(profile)}
    for number, column in enumerate(columns):
        at = (middle, top + _HEAD_HEIGHT + (number + 0.5) * _ROW_HEIGHT)
        mark = marks.get(column)
        if mark is None:
            add_text(axes, (middle + 8, at[1]), NO_FIGURE, size=10.5, colour=QUIET)
        else:
            colour = segment_colour(profile.cluster) if is_marker(mark, profile) else None
            _draw_bar(axes, mark, at, unit=unit, colour=colour, reach=reach)


def _draw_head(axes: Axes, profile: SegmentProfile, *, box: tuple[float, float, float]) -> None:
    left, top, width = box
    letters = max(int(width / _CHARACTER_WIDTH), 4)
    name = " ".join(profile.name.split())
    lines = textwrap.wrap(name, letters, max_lines=_HEAD_LINES, placeholder="…")
    at = (left + width / 2, top + (_HEAD_HEIGHT - 10) / 2)
    add_text(axes, at, "\n".join(lines), size=11, align="center", bold=True)
    add_box(
        axes,
        (left + 2, top + _HEAD_HEIGHT - 6, width - 4, 4),
        colour=segment_colour(profile.cluster),
    )


def _draw_scale(
    axes: Axes, middle: float, unit: float, *, ends: tuple[float, float], reach: float
) -> None:
    """Draw what is no marker as a band, the average as a line, and how far the panel reaches below."""
    top, foot = ends
    band = MARKER_DIFFERENCE * unit
    add_box(axes, (middle - band, top, 2 * band, foot - top), colour=WASH)
    axes.plot([middle, middle], [top, foot], color=INK, linewidth=1)
    for end in (-1, 1):
        at = (middle + end * int(reach) * unit, foot)
        axes.plot([at[0], at[0]], [top, foot], color=RULE, linewidth=0.8, zorder=0)
        written = f"{end * int(reach):+d}".replace("-", "\N{MINUS SIGN}")
        add_text(axes, (at[0], foot + 12), written, size=9.5, colour=QUIET, align="center")
    add_text(axes, (middle, foot + 12), "0", size=9.5, colour=QUIET, align="center")


def _draw_bar(
    axes: Axes,
    mark: Mark,
    at: tuple[float, float],
    *,
    unit: float,
    colour: str | None,
    reach: float,
) -> None:
    """Draw the bar and the mean; without a colour it is no marker."""
    middle, height = at
    side = 1 if mark.difference > 0 else -1
    length = max(min(abs(mark.difference), reach) * unit, 1.0)
    start = middle if side > 0 else middle - length
    bar = (start, height - _BAR_HEIGHT / 2, length, _BAR_HEIGHT)
    add_box(axes, bar, colour=colour or TRACK)
    # The figure stands on the side that the bar leaves free.
    add_text(
        axes,
        (middle - side * 7, height),
        format_short(mark.mean),
        size=10.5,
        colour=INK if colour else QUIET,
        align="right" if side > 0 else "left",
        bold=colour is not None,
    )
