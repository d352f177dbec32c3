"""Which columns decide who is like whom?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import QUIET
from custseg.report.formats import format_share, shorten

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from custseg.report.report_data import ReportData

_WIDTH, _NAMES_WIDTH, _BAR_ROOM = 460.0, 200.0, 200.0
_ROW_HEIGHT, _BAR_HEIGHT = 28.0, 14.0
_NAME_LIMIT = 25
_COLOUR = "#4a6478"


@plain_style()
def draw_influence(data: ReportData) -> Figure:
    """Draw the share of the distance between customers that each behaviour column carries, the greatest first."""
    shares = sorted(data.column_influence.items(), key=lambda pair: (-pair[1], pair[0]))
    figure, axes = new_canvas(_WIDTH, _ROW_HEIGHT * len(shares))
    unit = _BAR_ROOM / max(shares[0][1], 1e-9)
    for number, (column, share) in enumerate(shares):
        middle = _ROW_HEIGHT * (number + 0.5)
        length = share * unit
        add_text(axes, (0, middle), shorten(column, limit=_NAME_LIMIT))
        bar = (_NAMES_WIDTH, middle - _BAR_HEIGHT / 2, max(length, 1.0), _BAR_HEIGHT)
        add_box(axes, bar, colour=_COLOUR)
        written = format_share(share)
        add_text(axes, (_NAMES_WIDTH + length + 7, middle), written, size=11, colour=QUIET)
    return figure
