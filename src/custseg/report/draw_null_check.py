"""Do the winner's segments show more than tables without structure?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import INK, QUIET, TRACK
from custseg.report.formats import format_figure, format_p
from custseg.report.null_view import null_view

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.report.null_view import NullRow
    from custseg.report.report_data import ReportData

_WIDTH, _BAR_ROOM = 460.0, 180.0
_BLOCK_HEIGHT, _BAR_HEIGHT, _BAR_STEP = 96.0, 14.0, 22.0
_OWN = "#4a6478"


@plain_style()
def draw_null_check(data: ReportData) -> Figure:
    """Draw the winner's stability and separation above what the middle draw of each null reaches."""
    view = null_view(data)
    rows = () if view is None else view.rows
    figure, axes = new_canvas(_WIDTH, _BLOCK_HEIGHT * len(rows))
    for number, row in enumerate(rows):
        _draw_block(axes, row, top=number * _BLOCK_HEIGHT)
    return figure


def _draw_block(axes: Axes, row: NullRow, *, top: float) -> None:
    add_text(axes, (0, top + 11), row.title, bold=True)
    bars = (
        (row.observed, _OWN, "these customers"),
        (row.permuted, TRACK, f"columns shuffled, {format_p(row.p_permuted)}"),
        (row.copula, TRACK, f"one cloud, correlated, {format_p(row.p_copula)}"),
    )
    for number, (value, colour, words) in enumerate(bars):
        middle = top + 33 + number * _BAR_STEP
        length = max(value * _BAR_ROOM, 1.0)
        add_box(axes, (0, middle - _BAR_HEIGHT / 2, length, _BAR_HEIGHT), colour=colour)
        written = f"{format_figure('', value)}  {words}"
        ink = INK if number == 0 else QUIET
        add_text(axes, (length + 7, middle), written, size=11, colour=ink)
