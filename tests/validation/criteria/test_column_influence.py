from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.validation import ColumnDependence, ColumnInfluence, NotAsked, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf


def influences(**left: float) -> tuple[ColumnInfluence, ...]:
    return tuple(
        ColumnInfluence(column=name, share=0.5, adjusted_rand=ari, n_customers=90)
        for name, ari in left.items()
    )


def test_the_column_that_matters_most_decides(evidence_of: EvidenceOf) -> None:
    """The figure is what is left without that column; every column's stands beside it, and n counts who was fitted."""
    score = ColumnDependence().score(
        evidence_of([0, 1, 0], influences=influences(visits=0.2, spend=0.9, promo_share=0.7))
    )

    assert isinstance(score, Score)
    assert score.value == 0.2
    assert score.by_column == {"visits": 0.2, "spend": 0.9, "promo_share": 0.7}
    assert score.beside == {"median_ari": 0.7, "n_columns": 3.0}
    assert score.n == 90


@pytest.mark.parametrize(
    ("nothing", "reason"),
    [
        (None, "No column was left out."),
        ((), "It is made of its columns, and none can be left out."),
    ],
)
def test_not_asked_where_no_column_was_left_out(
    evidence_of: EvidenceOf, nothing: object, reason: str
) -> None:
    """Nothing tried, or nothing that could be tried."""
    score = ColumnDependence().score(evidence_of([0, 1], influences=nothing))

    assert score == NotAsked(criterion="column_influence", reason=reason)
