from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custseg.preprocessing import NumberScaler
from custseg.rules import covered_quantile


def test_landmarks_are_covered_quantiles() -> None:
    """Fill and clips are the means of ten values, missing ones left out."""
    values = np.random.default_rng(0).normal(50, 9, 2000).astype(np.float32).astype(np.float64)
    with_gaps = np.insert(values, [0, 700, 700], np.nan)

    (step,) = NumberScaler().fit(with_gaps[:, None]).preparation_.treatments

    assert step.fill[0] == covered_quantile(values, 0.5)
    assert step.low[0] == covered_quantile(values, 0.005)
    assert step.high[0] == covered_quantile(values, 0.995)


def test_no_customer_is_told_by_an_extreme() -> None:
    """One huge value moves no clip, and is nowhere stored."""
    values = np.append(np.zeros(999), 1e6)

    (step,) = NumberScaler().fit(values[:, None]).preparation_.treatments

    assert step.high[0] == 0


@settings(deadline=None, max_examples=50)
@given(
    values=arrays(
        np.float32,
        st.integers(20, 60),
        elements=st.floats(-1e6, 1e6, width=32, allow_subnormal=False),
    )
)
def test_training_rows_have_unit_variance_or_none(values: np.ndarray) -> None:
    """Every column weighs the same, unless the clipped values are all equal."""
    result = NumberScaler().fit_transform(values[:, None])

    assert abs(result.mean()) < 1e-6
    assert result.std() == pytest.approx(1, abs=1e-6) or not result.any()


def test_a_constant_column_becomes_zero() -> None:
    """A constant that rounds badly is exactly 0, for anybody."""
    scaler = NumberScaler().fit(np.full((37, 1), 0.1))

    assert scaler.transform(np.array([[0.1], [7.0], [np.nan]])).tolist() == [[0.0]] * 3


def test_a_missing_value_is_the_median_customer() -> None:
    """NaN stands where the middle of the customers stands."""
    ages = np.append(np.arange(101.0), np.nan)[:, None]

    result = NumberScaler().fit_transform(ages)

    assert result[-1, 0] == pytest.approx(result[50, 0], abs=0.02)
