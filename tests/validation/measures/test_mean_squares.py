from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.validation.measures.mean_squares import mean_squares


@given(
    rows=st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(-1, 3)),
        min_size=1,
        max_size=25,
    )
)
@settings(deadline=None)
def test_agrees_with_naive(rows: list[tuple[int, int, int]]) -> None:
    """Three passes over the rows say what a walk through all pairs says; noise, lone customers and doubles included."""
    matrix = np.array([row[:2] for row in rows], dtype=float)
    labels = np.array([row[2] for row in rows], dtype=np.int32)

    within, nearest = mean_squares(matrix, labels)

    expected_within, expected_nearest = naive.mean_squares(matrix.tolist(), labels.tolist())
    assert within.tolist() == pytest.approx(expected_within, abs=1e-12, nan_ok=True)
    assert nearest.tolist() == pytest.approx(expected_nearest, abs=1e-12, nan_ok=True)
