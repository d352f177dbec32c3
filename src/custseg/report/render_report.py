"""What does a person who has to decide get to read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.column_tables import column_tables
from custseg.report.comparison import compared_groups
from custseg.report.draw_profiles import MOST_COLUMNS, strongest_columns
from custseg.report.failed_gates import failed_in_words
from custseg.report.gate_table import gate_table
from custseg.report.leaderboard import leaderboard
from custseg.report.markers import MARKER_DIFFERENCE
from custseg.report.null_view import null_view
from custseg.report.plots import plots_as_svg
from custseg.report.runner_up_view import runner_up_view
from custseg.report.segment_places import WORTH_ANCHORS, segment_places
from custseg.report.segment_view import segment_views
from custseg.report.sheet_view import sheet_view
from custseg.report.templates import html_environment
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData


def render_report(data: ReportData) -> str:
    """Render one HTML page that opens offline: styles and plots stand inside, and nothing is fetched.

    The same data gives the same bytes.

    Parameters
    ----------
    data
        All that is shown; groups of fewer than ten customers in it are left out.

    Returns
    -------
    str
        The page.
    """
    from markupsafe import Markup

    svgs = plots_as_svg(data)
    return (
        html_environment()
        .get_template("report.html.j2")
        .render(
            data=data,
            segments=segment_views(data),
            leaderboard=leaderboard(data),
            gates=gate_table(data.verdict),
            runner_up=runner_up_view(data),
            null=null_view(data),
            places=segment_places(data),
            worth_anchors=WORTH_ANCHORS,
            marker_difference=MARKER_DIFFERENCE,
            kept_out_by=_kept_out_by(data),
            sheet=sheet_view(data),
            column_tables=column_tables(data),
            compared=compared_groups(data),
            plots={name: Markup(svg) for name, svg in svgs.items()},  # noqa: S704 - escaped where made
            n_columns_left_out=max(0, len(strongest_columns(data.shown_profiles)) - MOST_COLUMNS),
            min_shown=MIN_COVERED,
        )
    )


def _kept_out_by(data: ReportData) -> list[str]:
    kept_out = data.verdict.kept_out
    return [] if kept_out is None else [failed_in_words(gate) for gate in kept_out.gates]
