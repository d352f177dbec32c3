from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.profiling import Mark
from custseg.report.markers import is_marker

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData


def test_half_a_standard_deviation_marks_a_segment(report_data: ReportData) -> None:
    """On either side of the average, judged as it is printed."""
    profile = report_data.profiles[0]
    n = profile.n_customers
    marks = [
        Mark(column="visits", mean=1.0, overall=0.0, difference=difference, index=None, n=n)
        for difference in (0.496, -0.5, 0.49)
    ]

    assert [is_marker(mark, profile) for mark in marks] == [True, True, False]


def test_what_is_known_of_few_marks_nothing(report_data: ReportData) -> None:
    """Ten of some hundred customers say little of the others."""
    profile = report_data.profiles[0]
    known = Mark(column="visits", mean=1.0, overall=0.0, difference=2.0, index=None, n=10)

    assert not is_marker(known, profile)
    assert is_marker(known, replace(profile, n_customers=20))
