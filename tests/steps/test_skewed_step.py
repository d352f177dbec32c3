from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.errors import BundleError
from custseg.steps import SkewedStep

STEP = SkewedStep(
    input_names=("spend",),
    fill=np.array([40.0]),
    low=np.array([-100.0]),
    high=np.array([9000.0]),
    unit=np.array([35.0]),
    mean=np.array([1.0]),
    scale=np.array([2.0]),
    covers=10,
)
PLAIN = replace(
    STEP,
    low=np.array([-1e300]),
    high=np.array([1e300]),
    unit=np.ones(1),
    mean=np.zeros(1),
    scale=np.ones(1),
)


@settings(deadline=None)
@given(x=st.floats(width=32))
def test_agrees_with_naive(x: float) -> None:
    """One value, step by step, says the same."""
    found = STEP.transform(np.array([[x]]))[0, 0]

    expected = naive.skewed_step(x, fill=40, low=-100, high=9000, unit=35, mean=1, scale=2)
    assert found == pytest.approx(expected, rel=1e-13, abs=1e-15)


@settings(deadline=None)
@given(x=st.floats(min_value=-1e300, max_value=1e300))
def test_asinh_is_right_to_the_last_digits(x: float) -> None:
    """Our own asinh agrees with the C library's from the smallest number to the largest."""
    found = PLAIN.transform(np.array([[x]]))[0, 0]

    assert found == pytest.approx(math.asinh(x), rel=1e-15, abs=0)


def test_asinh_is_odd() -> None:
    """A refund lies as far below zero as a purchase of the same size above."""
    sizes = np.geomspace(1e-30, 1e30, 500)[:, None]

    np.testing.assert_array_equal(PLAIN.transform(-sizes), -PLAIN.transform(sizes))


def test_asinh_never_falls() -> None:
    """Who spends more never stands below, across the places where the formula changes."""
    around = 2.0**28 * (1 + np.arange(-200, 200) * 2.0**-50)

    found = PLAIN.transform(np.concatenate([np.geomspace(1e-9, 1e9, 5000), around])[:, None])

    assert (np.diff(found[:5000, 0]) > 0).all()
    assert (np.diff(found[5000:, 0]) >= 0).all()


def test_doubling_large_money_is_the_same_distance_everywhere() -> None:
    """Far out asinh is a logarithm: asinh(2x) - asinh(x) is ln 2."""
    large = np.array([[1e5], [2e5], [1e7], [2e7]])

    found = PLAIN.transform(large).ravel()

    assert found[1] - found[0] == pytest.approx(math.log(2), abs=1e-10)
    assert found[3] - found[2] == pytest.approx(math.log(2), abs=1e-10)


def test_unit_zero_is_refused() -> None:
    """Nothing is divided by zero."""
    with pytest.raises(BundleError, match="unit is above 0"):
        replace(STEP, unit=np.zeros(1))
