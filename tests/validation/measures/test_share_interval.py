from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from custseg.validation.measures.share_interval import share_interval


@given(n=st.integers(1, 500), share=st.floats(0, 1))
def test_agrees_with_scipy(n: int, share: float) -> None:
    """The interval is Wilson's."""
    n_hits = round(share * n)

    expected = binomtest(n_hits, n).proportion_ci(0.95, method="wilson")

    assert share_interval(n_hits, n) == pytest.approx((expected.low, expected.high), abs=1e-9)
