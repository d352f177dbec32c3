from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.errors import ParameterError
from custseg.rules import covered_quantile

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(values=VALUES, fraction=st.floats(0, 1))
def test_it_is_the_mean_of_ten_neighbours(values: list[float], fraction: float) -> None:
    """Some window of 10 sorted values, or all where there are fewer, has this mean."""
    found = covered_quantile(np.array(values), fraction)

    ranked = sorted(values)
    size = min(10, len(ranked))
    means = [np.mean(ranked[start : start + size]) for start in range(len(ranked) - size + 1)]
    assert min(abs(mean - found) for mean in means) <= 1e-6


@given(values=VALUES, one=st.floats(0, 1), other=st.floats(0, 1))
def test_it_rises_with_the_fraction(values: list[float], one: float, other: float) -> None:
    """A higher quantile is never lower."""
    low, high = sorted((one, other))

    assert covered_quantile(np.array(values), low) <= covered_quantile(np.array(values), high)


@pytest.mark.parametrize("fraction", [0.0, 0.005, 0.995, 1.0])
def test_the_farthest_customer_is_not_in_it(fraction: float) -> None:
    """Of 12 values and more, a quantile does not change when the outermost ones move away."""
    values = np.arange(12.0)
    moved = values.copy()
    moved[[0, -1]] = -1e9, 1e9

    assert covered_quantile(moved, fraction) == covered_quantile(values, fraction)


def test_a_fraction_beyond_one_is_refused() -> None:
    """There is no quantile above the highest."""
    with pytest.raises(ParameterError, match="Not a fraction"):
        covered_quantile(np.arange(20.0), 1.5)
