"""Elementary functions of many numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from custseg.kernels import exponentiate, take_inverse_sinh, take_logarithms

FUNCTIONS = {
    "exp": (exponentiate, math.exp, st.floats(-708, 709)),
    "log": (take_logarithms, math.log, st.floats(3e-308, 1.7e308)),
    "asinh": (take_inverse_sinh, math.asinh, st.floats(-1e300, 1e300)),
}


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(deadline=None)
@given(data=st.data())
def test_each_number_is_right_to_the_last_bits(name: str, data: st.DataObject) -> None:
    """The result is that of the C library, but for two units in the last place."""
    compute, exact, domain = FUNCTIONS[name]
    numbers = data.draw(hnp.arrays(np.float64, st.integers(1, 30), elements=domain))

    computed = numbers.copy()
    compute(computed)

    expected = np.array([exact(number) for number in numbers])
    np.testing.assert_array_max_ulp(computed, expected, maxulp=2)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_neighbours_of_a_number_do_not_matter(name: str) -> None:
    """One number alone gives the same bits as among 3,000, wherever it stands."""
    compute = FUNCTIONS[name][0]
    numbers = np.random.default_rng(8).uniform(0.01, 700, 3000)
    together = numbers.copy()
    compute(together)

    for place in (0, 1, 7, 1023, 1024, 2999):
        alone = numbers[place : place + 1].copy()
        compute(alone)

        assert alone[0] == together[place]


def test_what_is_too_small_to_tell_has_the_exponential_0() -> None:
    """So have minus infinity and NaN; nothing is a subnormal number."""
    numbers = np.array([-708.1, -1e308, -np.inf, np.nan])

    exponentiate(numbers)

    assert numbers.tolist() == [0, 0, 0, 0]


def test_asinh_is_odd() -> None:
    """Returned money counts as much as spent money, and -0.0 stays what it is."""
    numbers = np.array([0.0, 1e-9, 3.0, 1e200])
    negative = -numbers

    take_inverse_sinh(numbers)
    take_inverse_sinh(negative)

    np.testing.assert_array_equal(negative, -numbers)
    assert math.copysign(1, negative[0]) == -1
