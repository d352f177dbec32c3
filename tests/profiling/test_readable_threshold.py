from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from custseg.profiling.readable_threshold import readable_threshold


def test_threshold_is_the_mean_of_ten_neighbours() -> None:
    """Five values on either side are averaged, then rounded to two digits."""
    values = np.concatenate([np.full(50, 1.04), np.full(50, 3.0)])

    assert readable_threshold(values, 2.0) == 2.0


def test_third_digit_only_where_it_matters() -> None:
    """Three digits are said where two would move over 1 % of the customers."""
    spread = np.linspace(0, 2000, 2001) + 0.5
    crowded = np.concatenate([np.linspace(1100, 1180, 1000) + 0.5, np.full(20, 5000.5)])

    assert readable_threshold(spread, 1234.0) == 1230.0
    assert readable_threshold(np.append(spread * 10, 0.5), 12_010.0) == 12_000.0
    assert readable_threshold(crowded, 1149.0) == 1150.0


def test_whole_numbers_stay_whole() -> None:
    """Between one and two orders the tree says 1.5, and people say 2."""
    orders = np.repeat([1.0, 2.0], 30)

    assert readable_threshold(orders, 1.5) == 2.0


@given(
    values=st.lists(st.floats(0.5, 1e6, width=32), min_size=20, max_size=60, unique=True),
    seed=st.integers(0, 99),
)
def test_no_customers_own_threshold(values: list[float], seed: int) -> None:
    """What is said has at most three significant digits, and lies among the values."""
    ordered = np.sort(np.array(values))
    split = 10 + seed % (len(values) - 19)

    said = readable_threshold(ordered, float(ordered[split - 1 : split + 1].mean()))

    assert said == float(f"{said:.3g}") or said == np.ceil(said)
    assert 0.9 * ordered[0] <= said <= 1.1 * ordered[-1] + 1
