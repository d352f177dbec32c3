from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.errors import BundleError
from custseg.steps import NumberStep

STEP = NumberStep(
    input_names=("age_years",),
    fill=np.array([40.0]),
    low=np.array([18.0]),
    high=np.array([90.0]),
    mean=np.array([45.0]),
    scale=np.array([12.0]),
    covers=10,
)


@settings(deadline=None)
@given(x=st.floats(width=32))
def test_agrees_with_naive(x: float) -> None:
    """One value, step by step, says the same; infinity counts as the clip."""
    found = STEP.transform(np.array([[x]]))[0, 0]

    assert found == naive.number_step(x, fill=40, low=18, high=90, mean=45, scale=12)


def test_a_missing_value_counts_as_the_fill() -> None:
    """NaN and the fill are the same customer."""
    found = STEP.transform(np.array([[np.nan], [40.0]]))

    assert found[0] == found[1]


def test_scale_zero_is_refused() -> None:
    """Nothing is divided by zero."""
    with pytest.raises(BundleError, match="scale is above 0"):
        replace(STEP, scale=np.zeros(1))


def test_crossed_clips_are_refused() -> None:
    """Low is not above high."""
    with pytest.raises(BundleError, match="low is not above high"):
        replace(STEP, low=np.array([91.0]))


def test_all_faults_are_named_at_once() -> None:
    """An altered step says everything that is wrong with its conditions."""
    with pytest.raises(BundleError, match="low is not above high; not so: scale is above 0"):
        replace(STEP, low=np.array([91.0]), scale=np.zeros(1))
