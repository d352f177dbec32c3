from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.segment_means import segment_means


@given(
    customers=st.lists(st.tuples(st.integers(0, 9), st.integers(-1, 2)), min_size=0, max_size=60)
)
def test_agrees_with_naive(customers: list[tuple[int, int]]) -> None:
    """It says what a walk through the customers says; a segment of under 10 has 0, noise has no mean."""
    figures, labels = [one for one, _ in customers], [segment for _, segment in customers]

    found = segment_means(np.array(figures), np.array(labels, dtype=np.int32), n_segments=4)

    assert found == pytest.approx(naive.segment_means(figures, labels, 4))
