"""Which plots does a report have, and what do they show in words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.bands import SEPARATION_BANDS, STABILITY_BANDS, band_word
from custseg.report.canvas import png_of, svg_of
from custseg.report.draw_evaluation import draw_evaluation
from custseg.report.draw_influence import (
    agreement_without_column,
    draw_influence,
    draw_without_column,
)
from custseg.report.draw_null_check import draw_null_check
from custseg.report.draw_profiles import draw_profiles
from custseg.report.draw_silhouettes import draw_silhouettes
from custseg.report.draw_sizes import draw_sizes
from custseg.report.draw_stability import draw_stability
from custseg.report.formats import format_difference, format_figure, format_share
from custseg.report.markers import is_marker
from custseg.report.null_view import null_view
from custseg.report.per_segment import figures_per_segment
from custseg.report.segment_places import segment_places
from custseg.report.shown_marks import shown_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from custseg.profiling import SegmentProfile
    from custseg.report.bands import Band
    from custseg.report.report_data import ReportData


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A plot of the report.

    Parameters
    ----------
    draw
        Makes the figure.
    describe
        Says what the figure shows, for those who cannot see it; empty when these data have nothing to draw.
    """

    draw: Callable[[ReportData], Figure]
    describe: Callable[[ReportData], str]


def draw_plots(data: ReportData) -> dict[str, bytes]:
    """Return the report's plots as PNG images, by name; without a winner only what needs none.

    Returns
    -------
    dict[str, bytes]
        Of `profiles`, `sizes`, `stability`, `silhouettes`, `null_check`, `evaluation`, `influence` and `without_column` those
        that these data can show.
    """
    return {name: png_of(plot.draw(data)) for name, plot in PLOTS.items() if plot.describe(data)}


def plots_as_svg(data: ReportData) -> dict[str, str]:
    """Return the same plots as `<svg>` elements."""
    labels = {name: plot.describe(data) for name, plot in PLOTS.items()}
    return {
        name: svg_of(PLOTS[name].draw(data), name=name, label=label)
        for name, label in labels.items()
        if label
    }


def _describe_profiles(data: ReportData) -> str:
    return _listed(
        "Standardised differences from the average customer, markers",
        [
            f"{profile.name}: {_strongest(profile)}"
            for profile in data.shown_profiles
            if shown_marks(profile)
        ],
    )


def _strongest(profile: SegmentProfile) -> str:
    markers = [mark for mark in shown_marks(profile) if is_marker(mark, profile)]
    told = [f"{mark.column} {format_difference(mark.difference)}" for mark in markers]
    return ", ".join(told) if told else "no marker"


def _describe_sizes(data: ReportData) -> str:
    return _listed("Size and value", [_size(profile) for profile in data.shown_profiles])


def _size(profile: SegmentProfile) -> str:
    size = f"{profile.name}: {format_share(profile.share)} of customers"
    if profile.value_share is None:
        return size
    return f"{size}, {format_share(profile.value_share)} of value"


def _describe_stability(data: ReportData) -> str:
    figures = figures_per_segment(data, "segment_stability")
    return _listed("Jaccard similarity in refits", _banded(data, figures, STABILITY_BANDS))


def _describe_silhouettes(data: ReportData) -> str:
    figures = figures_per_segment(data, "separation")
    return _listed("Mean silhouette", _banded(data, figures, SEPARATION_BANDS))


def _describe_null_check(data: ReportData) -> str:
    view = null_view(data)
    rows = () if view is None else view.rows
    return _listed(
        "The winner's figure, and the median of tables without structure",
        [
            f"{row.title}: {format_figure('', row.observed)}, columns shuffled {format_figure('', row.permuted)}, "
            f"one correlated cloud {format_figure('', row.copula)}"
            for row in rows
        ],
    )


def _describe_evaluation(data: ReportData) -> str:
    return _listed(
        "Fit, worth and share of customers",
        [
            f"{place.profile.name}: {format_figure('', place.fit)}, {format_figure('', place.worth)}, "
            f"{format_share(place.profile.share)}"
            for place in segment_places(data)
        ],
    )


def _banded(data: ReportData, figures: dict[int, float], bands: tuple[Band, ...]) -> list[str]:
    return [
        f"{profile.name}: {format_figure('', figures[profile.cluster])}, "
        f"{band_word(figures[profile.cluster], bands=bands)}"
        for profile in data.shown_profiles
        if profile.cluster in figures
    ]


def _describe_influence(data: ReportData) -> str:
    shares = sorted(data.column_influence.items(), key=lambda pair: (-pair[1], pair[0]))
    return _listed(
        "Share of the distance", [f"{column}: {format_share(share)}" for column, share in shares]
    )


def _describe_without_column(data: ReportData) -> str:
    left = agreement_without_column(data)
    return _listed(
        "Adjusted Rand index with the segments found without the column",
        [f"{column}: {format_figure('', figure)}" for column, figure in left.items()],
    )


def _listed(title: str, items: list[str]) -> str:
    return f"{title}. {'; '.join(items)}." if items else ""


PLOTS = {
    "profiles": Plot(draw=draw_profiles, describe=_describe_profiles),
    "sizes": Plot(draw=draw_sizes, describe=_describe_sizes),
    "stability": Plot(draw=draw_stability, describe=_describe_stability),
    "silhouettes": Plot(draw=draw_silhouettes, describe=_describe_silhouettes),
    "null_check": Plot(draw=draw_null_check, describe=_describe_null_check),
    "evaluation": Plot(draw=draw_evaluation, describe=_describe_evaluation),
    "influence": Plot(draw=draw_influence, describe=_describe_influence),
    "without_column": Plot(draw=draw_without_column, describe=_describe_without_column),
}
