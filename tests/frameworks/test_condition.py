from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.frameworks import Condition
from custseg.rules import covered_quantile

VALUES = np.random.default_rng(3).lognormal(size=200)


def meets(condition: Condition, values: np.ndarray) -> list[bool]:
    """Return who lies in one of the condition's intervals."""
    found = np.zeros(len(values), dtype=np.bool_)
    for one in condition.intervals(values):
        found |= np.where(
            np.isnan(values), one.takes_missing, (one.low <= values) & (values < one.high)
        ).astype(np.bool_)
    return found.tolist()


def test_given_ends_are_kept() -> None:
    """From 2 to below 5, in which 2 lies and 5 does not."""
    condition = Condition("orders", at_least=2, below=5)

    assert meets(condition, np.array([1.0, 2.0, 4.9, 5.0, np.nan])) == [
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("end", [19.99, 0.7])
def test_a_given_end_is_rounded_as_values_are(end: float) -> None:
    """Who has exactly 19.99, which a customer table stores as a float32, has at least 19.99, and not less."""
    values = np.array([end, end + 1]).astype(np.float32).astype(np.float64)

    assert meets(Condition("price", at_least=end), values) == [True, True]
    assert meets(Condition("price", below=end), values) == [False, False]


def test_shares_are_learned_as_covered_quantiles() -> None:
    """The upper fifth begins at the mean of ten values around it, the lower tenth ends so."""
    (top,) = Condition("spend", top_share=0.2).intervals(VALUES)
    (bottom,) = Condition("spend", bottom_share=0.1).intervals(VALUES)

    assert top.low == covered_quantile(VALUES, 0.8)
    assert bottom.high == covered_quantile(VALUES, 0.1)


def test_shares_are_of_the_known_values() -> None:
    """Customers of whom it is not known change nothing."""
    with_missing = np.append(VALUES, np.full(100, np.nan))

    assert Condition("spend", top_share=0.2).intervals(VALUES) == Condition(
        "spend", top_share=0.2
    ).intervals(with_missing)


@pytest.mark.parametrize("side", ["top_share", "bottom_share"])
@pytest.mark.parametrize("share", [0.1, 0.9])
def test_no_share_is_learned_of_fewer_than_ten(side: str, share: float) -> None:
    """Then nobody meets the condition."""
    assert meets(Condition("spend", **{side: share}), np.arange(9.0)) == [False] * 9  # type: ignore[arg-type]


def test_a_share_and_an_end_must_both_hold() -> None:
    """Among the highest half, and below 80."""
    met = meets(Condition("spend", top_share=0.5, below=80), np.arange(100.0))

    assert met == [False] * 50 + [True] * 30 + [False] * 20


def test_levels_are_positions() -> None:
    """The first or the third level, and any other is not."""
    condition = Condition("region", levels=(0, 2))

    assert meets(condition, np.array([0.0, 1.0, 2.0, 3.0, np.nan])) == [
        True,
        False,
        True,
        False,
        False,
    ]


def test_a_value_may_have_to_be_missing() -> None:
    """No number meets that, however large."""
    condition = Condition("recency_days", is_missing=True)

    assert meets(condition, np.array([0.0, float(np.finfo(np.float32).max), np.nan])) == [
        False,
        False,
        True,
    ]


def test_a_missing_value_may_be_taken_too() -> None:
    """Beside those within the bounds."""
    condition = Condition("recency_days", at_least=100, or_missing=True)

    assert meets(condition, np.array([99.0, 100.0, np.nan])) == [False, True, True]


def test_without_bounds_the_value_must_be_known() -> None:
    """Any number will do."""
    assert meets(Condition("growth"), np.array([-1e30, 1e30, np.nan])) == [True, True, False]


@pytest.mark.parametrize(
    "ends",
    [
        {"at_least": 5, "below": 5},
        {"at_least": float("nan")},
        {"at_least": float("inf")},
        {"below": 1e39},
        {"at_least": 1.0, "below": 1.00000001},
        {"top_share": 1.0},
        {"bottom_share": 0},
        {"at_least": 5, "is_missing": True},
        {"levels": (1,), "below": 3},
    ],
)
def test_what_nobody_can_meet_is_refused(ends: dict[str, Any]) -> None:
    """The error names the column."""
    with pytest.raises(ParameterError, match="meet the condition on 'orders'"):
        Condition("orders", **ends)
