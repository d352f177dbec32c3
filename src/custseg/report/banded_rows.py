"""How does a figure per segment look against the bands that people usually read it by?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, plain_style
from custseg.report.colours import INK, QUIET, segment_colour
from custseg.report.formats import NO_FIGURE, format_figure
from custseg.report.segment_rows import ROWS_WIDTH, new_segment_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.profiling import SegmentProfile
    from custseg.report.bands import Band

_TOP, _ROW_HEIGHT, _TRACK_HEIGHT = 48.0, 54.0, 18.0
_TRACK_WIDTH = 408.0
_INSET = 7.0


@plain_style()
def draw_banded_rows(
    profiles: tuple[SegmentProfile, ...],
    figures: dict[int, float],
    *,
    bands: tuple[Band, ...],
    intervals: Mapping[int, tuple[float, float]] | None = None,
) -> Figure:
    """Draw a mark per segment on a scale to 1, over the bands, and print the figure beside it.

    The scale starts at 0, or at the lowest figure where that is below 0. A segment without a figure keeps its row. Where a
    segment has an interval, a line through its mark shows it.
    """
    figure, axes, starts = new_segment_rows(profiles, row_height=_ROW_HEIGHT, top=_TOP)
    lowest = min([0.0, *figures.values()])
    edges = _edges(bands, lowest=lowest)
    _draw_words(axes, bands, edges)
    _draw_limits(axes, bands, lowest=lowest)
    for profile, start in zip(profiles, starts, strict=True):
        _draw_track(axes, bands, edges, top=start + 24)
        value = figures.get(profile.cluster)
        written = NO_FIGURE if value is None else format_figure("", value)
        middle = start + 24 + _TRACK_HEIGHT / 2
        add_text(axes, (ROWS_WIDTH, middle), written, size=13, align="right", bold=True)
        if intervals is not None and profile.cluster in intervals:
            ends = [_across(end, lowest) for end in intervals[profile.cluster]]
            axes.plot(ends, [middle, middle], color=INK, linewidth=2, solid_capstyle="butt")
        if value is not None:
            _draw_mark(axes, (_across(value, lowest), middle), segment_colour(profile.cluster))
    return figure


def _across(value: float, lowest: float) -> float:
    # Marks at either end lie wholly on the track.
    return _INSET + (_TRACK_WIDTH - 2 * _INSET) * (value - lowest) / (1 - lowest)


def _edges(bands: tuple[Band, ...], *, lowest: float) -> list[float]:
    """Return where each band starts, and where the last one ends; the first takes whatever lies below it."""
    return [0.0, *(_across(band.low, lowest) for band in bands[1:]), _TRACK_WIDTH]


def _draw_words(axes: Axes, bands: tuple[Band, ...], edges: list[float]) -> None:
    for band, left, right in zip(bands, edges, edges[1:], strict=False):
        # One word to a line: the narrow bands have no room for two beside each other.
        words = band.word.replace(" ", "\n")
        add_text(axes, ((left + right) / 2, 16), words, size=9.5, colour=QUIET, align="center")


def _draw_limits(axes: Axes, bands: tuple[Band, ...], *, lowest: float) -> None:
    for limit in (*(band.low for band in bands), 1.0):
        at = (_across(limit, lowest), 38)
        add_text(axes, at, f"{limit:g}", size=9.5, colour=QUIET, align="center")


def _draw_track(axes: Axes, bands: tuple[Band, ...], edges: list[float], *, top: float) -> None:
    for band, left, right in zip(bands, edges, edges[1:], strict=False):
        add_box(axes, (left, top, right - left - 1, _TRACK_HEIGHT), colour=band.tint)


def _draw_mark(axes: Axes, at: tuple[float, float], colour: str) -> None:
    axes.plot(
        *at, marker="o", markersize=13, color=colour, markeredgecolor=INK, markeredgewidth=0.8
    )
