from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_customers_in_no_segment_are_the_rest(report_data: ReportData) -> None:
    """Whoever is in no profile was placed nowhere."""
    placed = sum(profile.n_customers for profile in report_data.profiles)

    assert report_data.n_unplaced == report_data.n_customers - placed


def test_the_winner_has_a_scorecard(
    report_data: ReportData, report_data_without_winner: ReportData
) -> None:
    """The winner's scorecard is found by its name; nobody has none."""
    assert report_data.winner_scorecard is report_data.scorecards[0]
    assert report_data_without_winner.winner_scorecard is None


def test_ten_customers_are_enough_to_be_shown(report_data: ReportData) -> None:
    """Nine customers are too few, ten are not."""
    nine, ten = (replace(report_data.profiles[0], n_customers=n) for n in (9, 10))

    assert replace(report_data, profiles=(nine, ten)).shown_profiles == (ten,)
