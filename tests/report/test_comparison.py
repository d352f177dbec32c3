from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.comparison import compared_groups

if TYPE_CHECKING:
    from custseg.report import ReportData
    from custseg.report.comparison import ComparedFigure


def figures(data: ReportData) -> list[ComparedFigure]:
    return [figure for group in compared_groups(data) for figure in group.figures]


def test_figures_stand_under_what_they_ask(report_data: ReportData) -> None:
    """Eighteen criteria are read in four groups; a user's own comes last."""
    titles = [group.title for group in compared_groups(report_data)]

    assert titles == [
        "Is it real?",
        "Can it be said and used?",
        "Does it pay?",
        "Is it fair?",
        "Questions of your own",
    ]


def test_yardsticks_of_a_criterion_stand_under_it(report_data: ReportData) -> None:
    """Figures beside a criterion's own follow it, on both groups of customers."""
    found = [figure for figure in figures(report_data) if figure.criterion == "Relevance"]

    assert [figure.is_main for figure in found] == [True, False, False, False]
    assert (found[2].training, found[2].n_training, found[2].n_held_out) == ("0.53", 2222, 247)


def test_what_was_not_asked_has_no_row(report_data: ReportData) -> None:
    """A criterion that does not apply is not compared as a zero."""
    assert "Fidelity" not in {figure.criterion for figure in figures(report_data)}


def test_figures_of_single_segments_stay_on_their_cards(report_data: ReportData) -> None:
    """The table compares the whole, not segment by segment."""
    assert not any("value share" in figure.figure for figure in figures(report_data))


def test_nothing_to_compare_without_a_winner(report_data_without_winner: ReportData) -> None:
    """Nobody's figures are compared when nobody won."""
    assert compared_groups(report_data_without_winner) == ()


def test_without_customers_kept_aside_only_training_is_shown(report_data: ReportData) -> None:
    """A figure that was not asked of the others is a dash without n."""
    found = figures(replace(report_data, held_out=None))

    assert {(figure.held_out, figure.n_held_out) for figure in found} == {("\N{EN DASH}", None)}
