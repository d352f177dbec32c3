"""Which segments are worth acting on, and firm enough for it?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.report.canvas import add_box, add_text, new_canvas, plain_style
from custseg.report.colours import INK, PAPER, QUIET, TRACK, WASH, segment_colour
from custseg.report.formats import format_figure, format_share, shorten
from custseg.report.segment_places import segment_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from custseg.report.report_data import ReportData
    from custseg.report.segment_places import SegmentPlace

    Point = tuple[float, float]

_WIDTH = 460.0
_LEFT, _TOP, _SIDE = 46.0, 12.0, 396.0
_FOOT = _TOP + _SIDE
_LEGEND_TOP, _LEGEND_ROW = _FOOT + 62, 26.0
# The area of the circle of a segment of all customers, and the least radius, whose number can still be read.
_WHOLE_RADIUS, _LEAST_RADIUS = 80.0, 9.0
_NUMBER_ROOM = 17.0
_NAME_LIMIT = 32


@plain_style()
def draw_evaluation(data: ReportData) -> Figure:
    """Draw a bubble per segment: how firmly we can act on it to the right, what it is worth upwards, its share as the area.

    Dolnicar, Grün and Leisch, "Market Segmentation Analysis" (2018), step 8, call it a segment evaluation plot. The numbers
    in the bubbles lead to the names below, so that long names and near neighbours never collide.
    """
    places = segment_places(data)
    figure, axes = new_canvas(_WIDTH, _LEGEND_TOP + _LEGEND_ROW * len(places) + 2)
    # Every bubble lies at its figures and wholly within the frame: the scales start so far from its edges.
    inset = max(_radius(place) for place in places) + 4
    centres = [_point(place.fit, place.worth, inset=inset) for place in places]
    _draw_frame(axes, inset=inset)
    for place, centre in sorted(
        zip(places, centres, strict=True), key=lambda one: -_radius(one[0])
    ):
        _draw_bubble(axes, place, centre)
    for number, (centre, at) in enumerate(zip(centres, _number_points(centres), strict=True)):
        _draw_number(axes, number + 1, at, centre=centre)
        _draw_legend(axes, number, places[number])
    return figure


def _draw_frame(axes: Axes, *, inset: float) -> None:
    middle = (_LEFT + _SIDE / 2, _TOP + _SIDE / 2)
    add_box(axes, (middle[0], _TOP, _SIDE / 2, _SIDE / 2), colour=WASH)
    axes.plot([_LEFT, _LEFT + _SIDE], [middle[1]] * 2, color=QUIET, linewidth=0.8, linestyle="--")
    axes.plot([middle[0]] * 2, [_TOP, _FOOT], color=QUIET, linewidth=0.8, linestyle="--")
    right = _LEFT + _SIDE
    corners = [(_LEFT, _FOOT), (right, _FOOT), (right, _TOP), (_LEFT, _TOP), (_LEFT, _FOOT)]
    axes.plot(*zip(*corners, strict=True), color=TRACK, linewidth=1)
    for tick in (0.0, 0.5, 1.0):
        x, y = _point(tick, tick, inset=inset)
        axes.plot([x, x], [_FOOT, _FOOT - 5], color=QUIET, linewidth=0.8)
        axes.plot([_LEFT, _LEFT + 5], [y, y], color=QUIET, linewidth=0.8)
        add_text(axes, (x, _FOOT + 12), f"{tick:g}", size=9.5, colour=QUIET, align="center")
        add_text(axes, (_LEFT - 8, y), f"{tick:g}", size=9.5, colour=QUIET, align="right")
    along = "fit: how firmly can we act on it?"
    add_text(axes, (middle[0], _FOOT + 32), along, size=11, align="center")
    upwards = "worth: how attractive is it?"
    axes.text(9, middle[1], upwards, fontsize=11, color=INK, rotation=90, ha="center", va="center")


def _draw_bubble(axes: Axes, place: SegmentPlace, centre: Point) -> None:
    from matplotlib.patches import Circle

    colour = segment_colour(place.profile.cluster)
    radius = _radius(place)
    axes.add_patch(Circle(centre, radius, facecolor=colour, alpha=0.55, linewidth=0))
    axes.add_patch(Circle(centre, radius, fill=False, edgecolor=colour, linewidth=1.5))


def _draw_number(axes: Axes, number: int, at: Point, *, centre: Point) -> None:
    if at != centre:
        axes.plot([centre[0], at[0]], [centre[1], at[1]], color=INK, linewidth=0.8)
        axes.plot(*at, marker="o", markersize=_NUMBER_ROOM - 3, color=PAPER)
    add_text(axes, at, str(number), size=11, align="center", bold=True)


def _draw_legend(axes: Axes, number: int, place: SegmentPlace) -> None:
    middle = _LEGEND_TOP + _LEGEND_ROW * (number + 0.5)
    if number == 0:
        heads = {_WIDTH - 112: "share", _WIDTH - 58: "fit", _WIDTH: "worth"}
        for right, head in heads.items():
            add_text(axes, (right, _LEGEND_TOP - 6), head, size=10, colour=QUIET, align="right")
    add_box(axes, (0, middle - 5, 10, 10), colour=segment_colour(place.profile.cluster))
    name = f"{number + 1}  {shorten(place.profile.name, limit=_NAME_LIMIT)}"
    add_text(axes, (17, middle), name, size=11, bold=True)
    written = {
        _WIDTH - 112: format_share(place.profile.share),
        _WIDTH - 58: format_figure("", place.fit),
        _WIDTH: format_figure("", place.worth),
    }
    for right, text in written.items():
        add_text(axes, (right, middle), text, size=11, align="right")


def _point(fit: float, worth: float, *, inset: float) -> Point:
    room = _SIDE - 2 * inset
    return (_LEFT + inset + room * fit, _FOOT - inset - room * worth)


def _radius(place: SegmentPlace) -> float:
    return max(_WHOLE_RADIUS * math.sqrt(place.profile.share), _LEAST_RADIUS)


def _within(point: Point, *, room: float) -> Point:
    x = min(max(point[0], _LEFT + room), _LEFT + _SIDE - room)
    y = min(max(point[1], _TOP + room), _FOOT - room)
    return (x, y)


def _number_points(centres: list[Point]) -> Iterator[Point]:
    """Yield where each number stands: in its bubble's middle, or at the first free point on a spiral around it."""
    taken: list[Point] = []
    for centre in centres:
        at = next(
            point
            for point in _spiral(centre)
            if all(math.dist(point, other) >= _NUMBER_ROOM for other in taken)
        )
        taken.append(at)
        yield at


def _spiral(centre: Point) -> Iterator[Point]:
    step = 0
    while True:
        around, away = 0.7 * step, 1.6 * step
        point = (centre[0] + away * math.cos(around), centre[1] - away * math.sin(around))
        yield _within(point, room=_NUMBER_ROOM / 2)
        step += 1
