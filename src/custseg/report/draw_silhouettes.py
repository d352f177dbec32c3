"""Which segments stand apart from their neighbours?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.banded_rows import draw_banded_rows
from custseg.report.bands import SEPARATION_BANDS
from custseg.report.per_segment import figures_per_segment

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from custseg.report.report_data import ReportData


def draw_silhouettes(data: ReportData) -> Figure:
    """Draw each segment's mean silhouette, over the bands of Kaufman and Rousseeuw."""
    figures = figures_per_segment(data, "separation")
    return draw_banded_rows(data.shown_profiles, figures, bands=SEPARATION_BANDS)
