"""How do plots with one row per segment look?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas
from custseg.report.colours import QUIET, segment_colour
from custseg.report.formats import format_count, shorten

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.profiling import SegmentProfile

ROWS_WIDTH = 460.0
_NAME_LIMIT = 46


def new_segment_rows(
    profiles: tuple[SegmentProfile, ...], *, row_height: float, top: float
) -> tuple[Figure, Axes, list[float]]:
    """Return a canvas with a row per segment, name and size written, and where each row starts.

    The name stands above its marks rather than beside them, so that long names and many segments never collide.
    """
    figure, axes = new_canvas(ROWS_WIDTH, top + row_height * len(profiles))
    starts = [top + row_height * number for number in range(len(profiles))]
    for profile, start in zip(profiles, starts, strict=True):
        middle = start + 12
        add_box(axes, (0, middle - 5, 10, 10), colour=segment_colour(profile.cluster))
        add_text(axes, (17, middle), shorten(profile.name, limit=_NAME_LIMIT), bold=True)
        size = f"n = {format_count(profile.n_customers)}"
        add_text(axes, (ROWS_WIDTH, middle), size, size=11, colour=QUIET, align="right")
    return figure, axes, starts
