from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.comparison import compared_figures

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_yardsticks_of_a_criterion_stand_under_it(report_data: ReportData) -> None:
    """Figures beside a criterion's own follow it, on both groups of customers."""
    figures = [
        figure for figure in compared_figures(report_data) if figure.criterion == "Relevance"
    ]

    assert [figure.is_main for figure in figures] == [True, False, False, False]
    assert (figures[2].training, figures[2].n_training, figures[2].n_held_out) == (
        "0.53",
        2222,
        247,
    )


def test_figures_of_single_segments_stay_on_their_cards(report_data: ReportData) -> None:
    """The table compares the whole, not segment by segment."""
    assert not any("value share" in figure.figure for figure in compared_figures(report_data))


def test_nothing_to_compare_without_a_winner(report_data_without_winner: ReportData) -> None:
    """Nobody's figures are compared when nobody won."""
    assert compared_figures(report_data_without_winner) == ()


def test_without_customers_kept_aside_only_training_is_shown(report_data: ReportData) -> None:
    """A figure that was not asked of the others is a dash without n."""
    figures = compared_figures(replace(report_data, held_out=None))

    assert {(figure.held_out, figure.n_held_out) for figure in figures} == {("\N{EN DASH}", None)}
