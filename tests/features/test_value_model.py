from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.errors import ParameterError
from custseg.features import RepeatPurchases, ValueModel

CDNOW = ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946)
COUNTS = st.integers(0, 50)
MEANS = st.floats(0.01, 1e4)


def purchases(*rows: tuple[float, float]) -> RepeatPurchases:
    """Take rows of (repeat days, mean spend on them)."""
    x, mean = np.array(rows, dtype=float).T
    return RepeatPurchases(counts=x, days_to_last=x, days_observed=x, spend_mean=mean)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(x=COUNTS, mean=MEANS)
def test_value_is_the_average_over_all_customers_of_that_kind(x: int, mean: float) -> None:
    """The closed form says what averaging over the means that a customer may have says."""
    (value,) = CDNOW.expected_order_value(purchases((x, mean)))

    assert value == pytest.approx(
        naive.expected_order_value(x, mean if x else 0.0, p=6.25, q=3.74, v=15.44), rel=1e-6
    )


@settings(max_examples=100, deadline=None, derandomize=True)
@given(x=COUNTS, more=COUNTS, mean=MEANS)
def test_more_repeats_draw_it_towards_the_own_mean(x: int, more: int, mean: float) -> None:
    """It never lies outside the customer's mean and that of all, and never moves away from the former."""
    (of_all, few, many) = CDNOW.expected_order_value(
        purchases((0, 0.0), (x, mean), (x + more, mean))
    )

    assert min(of_all, mean) * (1 - 1e-12) <= many <= max(of_all, mean) * (1 + 1e-12)
    assert abs(many - mean) <= abs(few - mean) + 1e-9 * mean


def test_one_time_buyers_get_the_mean_of_all() -> None:
    """They have no repeat day that could tell more, whatever stands as their mean."""
    values = CDNOW.expected_order_value(purchases((0, 0.0), (0, np.nan)))

    assert values == pytest.approx([6.25 * 15.44 / 2.74] * 2)


def test_spend_of_nothing_and_below_counts_as_nothing() -> None:
    """Who gave all back is expected to spend little, not a negative amount."""
    nothing, below = CDNOW.expected_order_value(purchases((3, 0.0), (3, -50.0)))

    assert nothing == below == pytest.approx(6.25 * 15.44 / (6.25 * 3 + 2.74))


def test_no_purchase_is_missing() -> None:
    """Who never bought has no expected order."""
    assert np.isnan(CDNOW.expected_order_value(purchases((np.nan, np.nan))))


def test_a_mean_that_does_not_exist_is_missing() -> None:
    """With q up to 1 the means of customers have no finite average; repeat days give one."""
    heavy = replace(CDNOW, q=0.9)

    assert np.isnan(heavy.expected_order_value(purchases((0, 0.0), (1, 20.0)))).tolist() == [
        True,
        False,
    ]


@pytest.mark.parametrize("name", ["p", "q", "v"])
@pytest.mark.parametrize("value", [0.0, -1.0, np.nan, np.inf])
def test_impossible_parameters_are_refused(name: str, value: float) -> None:
    """All three are above 0."""
    with pytest.raises(ParameterError, match="parameters of a value model"):
        replace(CDNOW, **{name: value})
