from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custseg.report.segment_places import segment_places
from custseg.validation import NotAsked

if TYPE_CHECKING:
    from custseg.report import ReportData


def without(data: ReportData, *criteria: str) -> ReportData:
    first, *others = data.scorecards
    unasked = {name: NotAsked(criterion=name, reason="Nobody asked.") for name in criteria}
    card = replace(first, scores={**first.scores, **unasked})
    return replace(data, scorecards=(card, *others))


def test_fit_is_the_mean_of_its_parts(report_data: ReportData) -> None:
    """Stability, and how many of its customers a tree and a sheet find."""
    first = segment_places(report_data)[0]

    assert list(first.fit_parts.values()) == [0.91, 0.96, 0.92]
    assert first.fit == pytest.approx(0.93)


def test_average_customers_are_worth_half(report_data: ReportData) -> None:
    """A segment of the average size, whose customers bring the average, lies in the middle."""
    plain = without(report_data, "reachability", "profitability")
    profiles = tuple(replace(one, share=1 / 3, value_share=1 / 3) for one in plain.profiles)

    places = segment_places(replace(plain, profiles=profiles))

    assert [place.worth for place in places] == pytest.approx([0.5, 0.5, 0.5])


def test_a_campaign_that_just_pays_is_worth_half(report_data: ReportData) -> None:
    """Returns of 3.2, -0.35 and 0.8 are worth 1, under a half and over it."""
    parts = [place.worth_parts["return of a campaign"] for place in segment_places(report_data)]

    assert parts == pytest.approx([1.0, 0.325, 0.9])


def test_what_was_not_asked_is_left_out(report_data: ReportData) -> None:
    """A part that was not asked is no zero: the mean is over the others."""
    first = segment_places(without(report_data, "identifiability"))[0]

    assert first.fit == pytest.approx((0.91 + 0.96) / 2)


def test_nothing_is_placed_when_no_fit_is_known(report_data: ReportData) -> None:
    """Without any figure of firmness there is no plot to draw."""
    unknown = without(report_data, "segment_stability", "interpretability", "identifiability")

    assert segment_places(unknown) == ()
