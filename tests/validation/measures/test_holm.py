from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.holm import holm

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(p_values)
def test_agrees_with_naive(values: list[float]) -> None:
    """Sorting once gives what rejecting the smallest, and asking the others again, gives."""
    assert holm(np.array(values)).tolist() == pytest.approx(naive.holm(values))


@given(p_values)
def test_never_helps(values: list[float]) -> None:
    """No test is surer of itself for being asked together with others."""
    adjusted = holm(np.array(values))

    assert (adjusted >= np.array(values)).all()
    assert (adjusted <= 1).all()
