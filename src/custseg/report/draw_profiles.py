"""In which columns does each segment differ from the average customer?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import QUIET, difference_colour, ink_on, segment_colour
from custseg.report.formats import NO_FIGURE, format_difference, shorten
from custseg.report.shown_marks import shown_marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.profiling import Mark, SegmentProfile
    from custseg.report.report_data import ReportData

MOST_COLUMNS = 24
_NAMES_WIDTH, _SEGMENT_WIDTH = 240.0, 140.0
_WIDEST = 1080.0
_HEAD_HEIGHT, _ROW_HEIGHT, _GAP = 66.0, 30.0, 2.0
_CHARACTER_WIDTH = 7.4
_HEAD_LINES = 3
_NAME_LIMIT = 30


@plain_style()
def draw_profiles(data: ReportData) -> Figure:
    """Draw the standardised differences, a row per column and a column per segment, all values printed.

    The columns that set any segment apart the most come first; beyond `MOST_COLUMNS` they are left out.
    """
    profiles = data.shown_profiles
    marks = [{mark.column: mark for mark in shown_marks(profile)} for profile in profiles]
    columns = strongest_columns(profiles)[:MOST_COLUMNS]
    width = min(_SEGMENT_WIDTH, (_WIDEST - _NAMES_WIDTH) / len(profiles))
    figure, axes = new_canvas(
        _NAMES_WIDTH + width * len(profiles), _HEAD_HEIGHT + _ROW_HEIGHT * len(columns)
    )
    for number, profile in enumerate(profiles):
        _draw_head(axes, profile, left=_NAMES_WIDTH + number * width, width=width)
    for number, column in enumerate(columns):
        top = _HEAD_HEIGHT + number * _ROW_HEIGHT
        add_text(axes, (0, top + _ROW_HEIGHT / 2), shorten(column, limit=_NAME_LIMIT))
        _draw_row(axes, [of_segment.get(column) for of_segment in marks], top=top, width=width)
    return figure


def strongest_columns(profiles: tuple[SegmentProfile, ...]) -> list[str]:
    """Return every shown column, the one with the strongest difference in any segment first."""
    strongest: dict[str, float] = {}
    for profile in profiles:
        for mark in shown_marks(profile):
            difference = abs(mark.difference)
            strongest[mark.column] = max(strongest.get(mark.column, 0.0), difference)
    return sorted(strongest, key=lambda column: (-strongest[column], column))


def _draw_head(axes: Axes, profile: SegmentProfile, *, left: float, width: float) -> None:
    letters = max(int(width / _CHARACTER_WIDTH), 4)
    name = " ".join(profile.name.split())
    lines = textwrap.wrap(name, letters, max_lines=_HEAD_LINES, placeholder="…")
    middle = (_HEAD_HEIGHT - 10) / 2
    add_text(axes, (left + width / 2, middle), "\n".join(lines), size=11, align="center", bold=True)
    strip = (left + _GAP / 2, _HEAD_HEIGHT - 6, width - _GAP, 4)
    add_box(axes, strip, colour=segment_colour(profile.cluster))


def _draw_row(axes: Axes, marks: list[Mark | None], *, top: float, width: float) -> None:
    for number, mark in enumerate(marks):
        left = _NAMES_WIDTH + number * width
        middle = (left + width / 2, top + _ROW_HEIGHT / 2)
        if mark is None:
            add_text(axes, middle, NO_FIGURE, colour=QUIET, align="center")
            continue
        colour = difference_colour(mark.difference)
        add_box(
            axes,
            (left + _GAP / 2, top + _GAP / 2, width - _GAP, _ROW_HEIGHT - _GAP),
            colour=colour,
        )
        written = format_difference(mark.difference)
        add_text(axes, middle, written, colour=ink_on(colour), align="center")
