from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from custseg.report.runner_up_view import runner_up_view

if TYPE_CHECKING:
    from custseg.report import ReportData


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (0.03, "kmeans-best leads kmeans-other by 0.03 points, which is more than the"),
        (0.01, "kmeans-best leads kmeans-other by 0.01 points, which is within the"),
        (-0.02, "kmeans-other has 0.02 points more than kmeans-best, which is within the"),
    ],
)
def test_the_lead_is_set_against_its_uncertainty(
    report_data: ReportData, lead: float, said: str
) -> None:
    """Who leads by how much, and whether that is more than chance, is a sentence."""
    assert report_data.verdict.runner_up is not None
    runner_up = replace(report_data.verdict.runner_up, lead=lead, is_lead_certain=lead > 0.02)
    verdict = replace(report_data.verdict, runner_up=runner_up)

    view = runner_up_view(replace(report_data, verdict=verdict))

    assert view is not None
    assert view.lead.startswith(said)


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (
            0.0,
            "kmeans-best and kmeans-other have the same points, from figures without an interval. Of",
        ),
        (0.03, "kmeans-best leads kmeans-other by 0.03 points, from figures without an interval."),
    ],
)
def test_without_intervals_there_is_no_uncertainty(
    report_data: ReportData, lead: float, said: str
) -> None:
    """Then points are apart, or the same."""
    assert report_data.verdict.runner_up is not None
    runner_up = replace(
        report_data.verdict.runner_up, lead=lead, lead_error=0.0, is_lead_certain=lead > 0
    )
    verdict = replace(report_data.verdict, runner_up=runner_up)

    view = runner_up_view(replace(report_data, verdict=verdict))

    assert view is not None
    assert view.lead.startswith(said)


def test_changes_say_figure_and_weight(report_data: ReportData) -> None:
    """What the runner-up has stands beside what it would need; what cannot do it alone is said."""
    view = runner_up_view(report_data)

    assert view is not None
    stability = view.changes[0]
    assert (stability.value, stability.needed_value) == ("0.79", "0.87")
    assert (stability.weight, stability.needed_weight) == ("2", "not enough alone")


def test_what_is_told_is_enough(report_data: ReportData) -> None:
    """Figures and weights are rounded away from what the runner-up has, as in the verdict's sentences."""
    runner_up = report_data.verdict.runner_up
    assert runner_up is not None
    change = replace(
        runner_up.changes[0], figure=0.788, needed_figure=0.792, weight=2.0, needed_weight=1.237
    )
    verdict = replace(report_data.verdict, runner_up=replace(runner_up, changes=(change,)))

    view = runner_up_view(replace(report_data, verdict=verdict))

    assert view is not None
    (told,) = view.changes
    assert (told.value, told.needed_value, told.needed_weight) == ("0.79", "0.80", "1.23")


def test_nobody_came_second(report_data: ReportData) -> None:
    """Without a runner-up there is nothing to say."""
    verdict = replace(report_data.verdict, runner_up=None)

    assert runner_up_view(replace(report_data, verdict=verdict)) is None
