from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import scores
from custseg.report.null_view import null_view

if TYPE_CHECKING:
    from custseg.report import ReportData


@pytest.mark.parametrize(
    ("structure", "word"), [(0.0, "constructed"), (1.0, "reproducible"), (2.0, "natural")]
)
def test_the_structure_has_a_word_and_a_meaning(
    report_data: ReportData, structure: float, word: str
) -> None:
    """Each outcome is called by its name, and said in plain words."""
    check = scores.null_check(n=2000, structure=structure)
    first, *others = report_data.scorecards
    card = replace(first, scores={**first.scores, "null_check": check})

    view = null_view(replace(report_data, scorecards=(card, *others)))

    assert view is not None
    assert view.word == word
    assert view.meaning.endswith(".")


def test_observed_and_null_figures_stand_beside_each_other(report_data: ReportData) -> None:
    """Of stability and separation: the figure, both medians, and both adjusted probabilities."""
    view = null_view(report_data)

    assert view is not None
    stability = view.rows[0]
    assert (stability.observed, stability.permuted, stability.copula) == (0.83, 0.41, 0.79)
    assert (stability.p_permuted, stability.p_copula) == (0.04, 0.22)


def test_not_asked_is_nothing(report_data_without_winner: ReportData) -> None:
    """Without a winner that was checked there is no view."""
    assert null_view(report_data_without_winner) is None
