"""Which columns decide who is like whom, and which of them make the segments?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import QUIET
from custseg.report.formats import format_figure, format_share, shorten
from custseg.report.per_segment import winner_score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.figure import Figure

    from custseg.report.report_data import ReportData

_WIDTH, _NAMES_WIDTH, _BAR_ROOM = 460.0, 200.0, 200.0
_ROW_HEIGHT, _BAR_HEIGHT = 28.0, 14.0
_NAME_LIMIT = 25
_COLOUR = "#4a6478"


def draw_influence(data: ReportData) -> Figure:
    """Draw the share of the distance between customers that each behaviour column carries, the greatest first."""
    shares = dict(sorted(data.column_influence.items(), key=lambda pair: (-pair[1], pair[0])))
    return _draw_bars(shares, longest=max(shares.values()), write=format_share)


def draw_without_column(data: ReportData) -> Figure:
    """Draw the agreement of the segments with those found without each column, the column that changes most first."""
    left = agreement_without_column(data)
    return _draw_bars(left, longest=1.0, write=lambda figure: format_figure("", figure))


def agreement_without_column(data: ReportData) -> dict[str, float]:
    """Return the adjusted Rand index when each column is left out, the lowest first; empty where that was not asked."""
    score = winner_score(data, "column_influence")
    left = {} if score is None else score.by_column
    return dict(sorted(left.items(), key=lambda pair: (pair[1], pair[0])))


@plain_style()
def _draw_bars(
    figures: Mapping[str, float], *, longest: float, write: Callable[[float], str]
) -> Figure:
    figure, axes = new_canvas(_WIDTH, _ROW_HEIGHT * len(figures))
    unit = _BAR_ROOM / max(longest, 1e-9)
    for number, (column, value) in enumerate(figures.items()):
        middle = _ROW_HEIGHT * (number + 0.5)
        length = max(value * unit, 1.0)
        add_text(axes, (0, middle), shorten(column, limit=_NAME_LIMIT))
        bar = (_NAMES_WIDTH, middle - _BAR_HEIGHT / 2, length, _BAR_HEIGHT)
        add_box(axes, bar, colour=_COLOUR)
        add_text(axes, (_NAMES_WIDTH + length + 7, middle), write(value), size=11, colour=QUIET)
    return figure
