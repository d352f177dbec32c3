"""What must somebody know before using the segmentation?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.comparison import compared_groups
from custseg.report.leaderboard import leaderboard
from custseg.report.null_view import null_view
from custseg.report.runner_up_view import runner_up_view
from custseg.report.segment_view import segment_views
from custseg.report.templates import markdown_environment
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData


def render_card(data: ReportData) -> str:
    """Render the model card in Markdown, in the order of Mitchell et al., "Model Cards for Model Reporting" (2019).

    The same data gives the same bytes.

    Parameters
    ----------
    data
        All that is shown; groups of fewer than ten customers in it are left out.

    Returns
    -------
    str
        The card.
    """
    return (
        markdown_environment()
        .get_template("card.md.j2")
        .render(
            data=data,
            segments=segment_views(data),
            leaderboard=leaderboard(data),
            compared=compared_groups(data),
            runner_up=runner_up_view(data),
            null=null_view(data),
            min_shown=MIN_COVERED,
        )
    )
