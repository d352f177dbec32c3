from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.column_tables import column_tables

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_the_strongest_column_comes_first(report_data: ReportData) -> None:
    """Distinctness and fairness are told column by column."""
    distinctness, fairness = column_tables(report_data)

    assert [column for column, _ in distinctness.rows] == [
        "frequency_orders",
        "recency_days",
        "discount_share",
    ]
    assert fairness.rows == (("age_band", "0.18"), ("gender", "0.06"))


def test_a_table_asks_about_columns(report_data: ReportData) -> None:
    """Columns that the rule reads are listed too, and the caption says so."""
    distinctness, fairness = column_tables(report_data)

    assert "columns that the rule reads are listed too" in distinctness.question
    assert fairness.question.startswith("How much does the segment tell")


def test_what_was_not_asked_has_no_table(report_data: ReportData) -> None:
    """Without protected columns there is nothing to show."""
    cards = tuple(replace(card, scores={}) for card in report_data.scorecards)

    assert column_tables(replace(report_data, scorecards=cards)) == ()
