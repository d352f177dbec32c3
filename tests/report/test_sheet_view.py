from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.sheet_view import sheet_view

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_points_stand_under_the_segments(report_data: ReportData) -> None:
    """Each answer has the points of each segment, in the order of the segments."""
    view = sheet_view(report_data)

    assert view is not None
    assert view.start == (0, 1, 2)
    assert view.questions[0].answers[0].points == (0, 3, 6)


def test_a_small_segment_has_no_points(report_data: ReportData) -> None:
    """A segment that is not shown has no column on the sheet, and the others keep their own points."""
    first, *others = report_data.profiles
    profiles = (replace(first, n_customers=9), *others)

    view = sheet_view(replace(report_data, profiles=profiles))

    assert view is not None
    assert view.start == (1, 2)
    assert view.questions[0].answers[0].points == (3, 6)


def test_a_segment_that_is_never_named_has_no_column(report_data: ReportData) -> None:
    """Whom the sheet starts below 0, it never names."""
    assert report_data.scoring_sheet is not None
    sheet = replace(report_data.scoring_sheet, start=(0, -1, 2))

    view = sheet_view(replace(report_data, scoring_sheet=sheet))

    assert view is not None
    assert [profile.cluster for profile in view.profiles] == [0, 2]


def test_nothing_to_fill_in_is_no_sheet(report_data: ReportData) -> None:
    """Without a sheet, or without questions, there is none to show."""
    assert report_data.scoring_sheet is not None
    empty = replace(report_data.scoring_sheet, questions=())

    assert sheet_view(replace(report_data, scoring_sheet=None)) is None
    assert sheet_view(replace(report_data, scoring_sheet=empty)) is None
