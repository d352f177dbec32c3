"""How does a drawing become SVG for the report and PNG for the tracked run, the same bytes every time?"""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

from custseg.report.colours import INK, PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# One unit of a canvas is one CSS pixel of the report and one point of the font.
_UNITS_PER_INCH = 72
_PNG_UNITS = 2
# matplotlib brings this font along, so that what is measured with it is the same on every machine.
_STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "svg.fonttype": "none",
    "text.parse_math": False,
    "path.simplify": False,
}
_NO_METADATA: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}


@contextmanager
def plain_style(**settings: Any) -> Iterator[None]:
    """Draw and save with our settings only, whatever the user's matplotlibrc says.

    Examples
    --------
    >>> with plain_style():
    ...     figure, axes = new_canvas(100, 50)
    """
    import matplotlib.style

    with matplotlib.style.context(["default", {**_STYLE, **settings}]), warnings.catch_warnings():
        # The report's SVG holds text, which the reader's fonts show; only the PNG then lacks the sign.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def new_canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty figure whose only axes are measured in CSS pixels from its upper left corner."""
    from matplotlib.figure import Figure

    size = (width / _UNITS_PER_INCH, height / _UNITS_PER_INCH)
    figure = Figure(figsize=size, dpi=_UNITS_PER_INCH, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def add_box(axes: Axes, box: tuple[float, float, float, float], *, colour: str) -> None:
    """Fill the box (left, top, width, height)."""
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    axes.add_patch(Rectangle((left, top), width, height, facecolor=colour, linewidth=0))


def add_text(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: float = 12,
    colour: str = INK,
    align: str = "left",
    bold: bool = False,
) -> None:
    """Write a text whose middle line is at `at`."""
    weight = "bold" if bold else "normal"
    axes.text(*at, text, fontsize=size, color=colour, ha=align, va="center", fontweight=weight)


def svg_of(figure: Figure, *, name: str, label: str) -> str:
    """Return the figure as an `<svg>` element that stands in a page, with `label` for those who cannot see it.

    Parameters
    ----------
    figure
        As drawn.
    name
        Different for each figure of a page: its ids are made from it.
    label
        What the figure shows, in words.
    """
    stream = io.StringIO()
    with plain_style(**{"svg.hashsalt": f"custseg {name}"}):
        figure.savefig(stream, format="svg", metadata=_NO_METADATA)
    width, height = (float(inches) * _UNITS_PER_INCH for inches in figure.get_size_inches())
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' role="img" aria-label="{escape(label)}" viewBox="0 0 {width:g} {height:g}"'
        f' style="--width:{width:g}px">'
    )
    return opening + _content(stream.getvalue())


def png_of(figure: Figure) -> bytes:
    """Return the figure as a PNG image, two dots for each CSS pixel."""
    stream = io.BytesIO()
    with plain_style():
        dots = _PNG_UNITS * _UNITS_PER_INCH
        figure.savefig(stream, format="png", dpi=dots, metadata={"Software": None})
    return stream.getvalue()


def _content(document: str) -> str:
    """Return what stands inside the outermost element, and its end."""
    content = document[document.index(">", document.index("<svg")) + 1 :]
    # Two figures of a page would share these: groups are called axes_1, and the style speaks of the whole page. Texts
    # cannot be hit, because a "<" in them is written as an entity.
    content = re.sub(r"<style[^>]*>[^<]*</style>", "", content)
    return re.sub(r'<g id="[^"]*">', "<g>", content).strip()
