from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report import render_card

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_the_card_answers_every_question(report_data: ReportData) -> None:
    """The card says what it is, for whom, how made, what it is not for, with figures, limits and lineage."""
    headings = re.findall(r"^## (.+)$", render_card(report_data), flags=re.MULTILINE)

    assert headings == [
        "What it is",
        "For whom",
        "What it is not for",
        "How it was made",
        "Segments",
        "Figures",
        "Limits",
        "Lineage",
    ]


def test_figures_come_with_interval_and_n(report_data: ReportData) -> None:
    """An estimate stands beside its interval and the customers behind it."""
    row = "| Stability | adjusted Rand index | 0.83 (0.79 to 0.87) | 2,222 | 0.80 (0.76 to 0.84) | 247 |"

    assert row in render_card(report_data).splitlines()


def test_tables_hold_whatever_the_names_are(report_data: ReportData) -> None:
    """A name with a bar, a tag or a line break stays one cell of one row."""
    evil = "a | b\n\n<img src=x onerror=alert(1)> [x](javascript:1)"
    profile = replace(report_data.profiles[0], name=evil, description=evil)

    card = render_card(replace(report_data, profiles=(profile,), lineage={evil: evil}))

    assert "<img" not in card
    assert "[x](" not in card.replace("\\[x\\](", "")
    rows = [line for line in card.splitlines() if "onerror" in line]
    assert [row.count("|") for row in rows] == [9, 3]


def test_without_a_winner_it_says_that_there_is_no_rule(
    report_data_without_winner: ReportData,
) -> None:
    """The card of a run that nobody won says so, and what stood in the way."""
    card = render_card(report_data_without_winner)

    assert "no candidate deserves to serve, so there is no rule to use" in card
    assert "| Stability | at least 0.6 | 2 of 2 |" in card


def test_the_same_data_gives_the_same_bytes(report_data: ReportData) -> None:
    """Nothing in the card depends on when it was rendered."""
    assert render_card(report_data) == render_card(report_data)


def test_customers_without_a_segment_are_counted(report_data_of_six: ReportData) -> None:
    """Customers whom no segment fits stand among the limits."""
    card = render_card(report_data_of_six).replace("\N{NO-BREAK SPACE}", " ")

    assert "- No segment fits 17 of the customers that chose (0.8 %)." in card


def test_the_day_stands_in_a_sentence(report_data: ReportData) -> None:
    """The figures hold on the day of the table."""
    assert "hold for these customers on 2017-10-01." in render_card(report_data)


def test_few_customers_set_aside_are_not_counted(report_data: ReportData) -> None:
    """One to nine customers are few."""
    few = tuple(replace(entry, n=3) for entry in report_data.set_aside)

    card = render_card(replace(report_data, set_aside=few))

    assert "- Set aside: fewer than 10 customers: No purchase before 2017-10-01." in card
