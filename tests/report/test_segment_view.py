from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.segment_view import segment_views

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_colours_differ_between_segments(report_data_of_six: ReportData) -> None:
    """Six segments have six colours."""
    assert len({view.colour for view in segment_views(report_data_of_six)}) == 6


def test_figures_are_judged_in_words(report_data: ReportData) -> None:
    """Stability and separation of a segment are read by the usual bands."""
    first = segment_views(report_data)[0]

    assert (first.stability, first.separation) == ("0.91, highly stable", "0.41, weak")


def test_bars_start_or_end_at_the_middle(report_data: ReportData) -> None:
    """A mark below the average lies left of the middle, one above it right, and none leaves its room."""
    bars = [bar for view in segment_views(report_data) for bar in view.marks]

    assert all(
        bar.start == 50 if bar.mark.difference > 0 else bar.start + bar.length == 50 for bar in bars
    )
    assert all(bar.start >= 0 and bar.start + bar.length <= 100 for bar in bars)


def test_a_rule_that_describes_few_is_not_shown(report_data: ReportData) -> None:
    """A rule in words that describes nine customers would speak of persons."""
    first = report_data.profiles[0]
    assert first.condition is not None
    few = replace(first, condition=replace(first.condition, n=9))

    assert segment_views(replace(report_data, profiles=(few,)))[0].condition is None


def test_what_was_not_asked_is_empty(report_data: ReportData) -> None:
    """Without figures per segment nothing is said of them."""
    cards = tuple(replace(card, scores={}) for card in report_data.scorecards)

    first = segment_views(replace(report_data, scorecards=cards))[0]

    assert (first.stability, first.separation) == ("", "")
