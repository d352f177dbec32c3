from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

import naive
from custseg.validation.measures.false_discovery import false_discovery

several = st.lists(st.floats(0, 1), min_size=1, max_size=12).map(np.array)


@given(several)
def test_agrees_with_naive_and_scipy(p_values: np.ndarray) -> None:
    """One walk from the largest down says what asking each test says, and what SciPy says."""
    found = false_discovery(p_values)

    assert found == pytest.approx(naive.false_discovery(p_values.tolist()))
    assert found == pytest.approx(false_discovery_control(p_values, method="bh"))


@given(several)
def test_never_below_the_p_value(p_values: np.ndarray) -> None:
    """Asking more questions never makes one surer; none exceeds 1, and the order of the tests stays."""
    adjusted = false_discovery(p_values)

    assert np.all(adjusted >= p_values * (1 - 1e-12))
    assert np.all(adjusted <= 1)
    assert np.all(np.diff(adjusted[np.argsort(p_values)]) >= 0)


def test_nothing_tested() -> None:
    """No tests, no values."""
    assert len(false_discovery(np.array([]))) == 0
