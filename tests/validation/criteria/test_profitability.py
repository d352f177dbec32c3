from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.validation import Costs, NotAsked, Profitability, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf

LABELS = np.repeat([0, 1, -1], [10, 20, 10])
VALUE = np.repeat([100.0, 10.0, 1_000.0], [10, 20, 10])
COSTS = Costs(per_segment=30, per_customer=1, margin=0.2)


def asked(evidence_of: EvidenceOf, **changes: object) -> Score:
    score = Profitability().score(
        evidence_of(LABELS, **{"value": VALUE, "costs": COSTS, **changes})
    )
    assert isinstance(score, Score)
    return score


def test_the_segment_that_pays_least_counts(evidence_of: EvidenceOf) -> None:
    """0.2 x 1,000 - 40 and 0.2 x 200 - 50, held against the cost; noise costs and brings nothing."""
    score = asked(evidence_of)

    assert score.by_segment["net"] == pytest.approx((160, -10))
    assert score.per_segment == pytest.approx((4.0, -0.2))
    assert score.value == pytest.approx(-0.2)
    assert score.beside == pytest.approx({"paying_share": 0.25, "total_net": 150})


def test_the_unit_of_money_does_not_matter(evidence_of: EvidenceOf) -> None:
    """The return is the same in cents, but for what all campaigns leave together."""
    in_cents = Costs(per_segment=3_000, per_customer=100, margin=0.2)

    score = asked(evidence_of, value=VALUE * 100, costs=in_cents)

    assert score.value == pytest.approx(-0.2)
    assert score.beside["total_net"] == pytest.approx(15_000)


def test_a_segment_without_customers_gets_no_campaign(evidence_of: EvidenceOf) -> None:
    """It costs nothing, and does not decide."""
    score = asked(evidence_of, n_segments=3)

    assert score.by_segment["net"][2] == score.per_segment[2] == 0.0
    assert score.value == pytest.approx(-0.2)


def test_missing_values_bring_nothing(evidence_of: EvidenceOf) -> None:
    """Their letters cost what the others cost."""
    value = np.where(np.arange(40) == 0, np.nan, VALUE)

    assert asked(evidence_of, value=value).by_segment["net"][0] == pytest.approx(140)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"value": None}, "no value"),
        ({"costs": None}, "no costs"),
        ({"costs": Costs(per_segment=0, per_customer=0)}, "costs nothing"),
        ({"labels": np.full(40, -1)}, "No segment has 10"),
    ],
)
def test_not_asked_where_there_is_nothing_to_weigh(
    evidence_of: EvidenceOf, changes: dict[str, object], reason: str
) -> None:
    """Value, costs and segments are needed."""
    given = {"labels": LABELS, "value": VALUE, "costs": COSTS, **changes}

    found = Profitability().score(evidence_of(**given))

    assert isinstance(found, NotAsked)
    assert reason in found.reason
