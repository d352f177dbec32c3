from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.rfm_total import rfm_total


def test_short_recency_is_good() -> None:
    """The customer who bought yesterday, most often and most, has 15; the opposite has 3."""
    steps = np.arange(50.0)

    totals = rfm_total(np.column_stack([50 - steps, steps, steps]))

    assert (totals[0], totals[-1]) == (3.0, 15.0)


def test_missing_stays_missing() -> None:
    """A customer without one of the three has no total."""
    totals = rfm_total(np.array([[1.0, np.nan, 1.0], [2.0, 2.0, 2.0]]))

    assert np.isnan(totals).tolist() == [True, False]


figures = st.integers(0, 9) | st.just(np.nan)


@given(rows=st.lists(st.tuples(figures, figures, figures), min_size=1, max_size=30))
def test_agrees_with_naive(rows: list[tuple[float, float, float]]) -> None:
    """The total says what scoring customer by customer says."""
    found = rfm_total(np.array(rows, dtype=float))

    np.testing.assert_array_equal(found, naive.rfm_total(rows))
