"""Which segments come back when other customers of the same kind are segmented?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.banded_rows import draw_banded_rows
from custseg.report.bands import STABILITY_BANDS
from custseg.report.per_segment import figures_per_segment, further_per_segment

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from custseg.report.report_data import ReportData


def draw_stability(data: ReportData) -> Figure:
    """Draw each segment's mean Jaccard similarity with its likeness in refits and its 95 % interval, over Hennig's bands."""
    figures = figures_per_segment(data, "segment_stability")
    lows, highs = (
        further_per_segment(data, "segment_stability", name)
        for name in ("jaccard_low", "jaccard_high")
    )
    intervals = {
        cluster: (low, highs[cluster]) for cluster, low in lows.items() if cluster in highs
    }
    return draw_banded_rows(
        data.shown_profiles, figures, bands=STABILITY_BANDS, intervals=intervals
    )
