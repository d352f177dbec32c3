from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.agreement_on_structure import agreement_on_structure


@given(pairs=st.lists(st.tuples(st.integers(-1, 2), st.integers(-1, 2)), min_size=2, max_size=20))
def test_agrees_with_naive(pairs: list[tuple[int, int]]) -> None:
    """Where one of the two finds two groups it is the adjusted Rand index, and else 0."""
    left, right = (list(labels) for labels in zip(*pairs, strict=True))

    found = agreement_on_structure(np.array(left), np.array(right))

    finds_something = len(set(left)) > 1 or len(set(right)) > 1
    assert found == pytest.approx(naive.adjusted_rand(left, right) if finds_something else 0.0)


def test_one_segment_and_noise_alone_are_both_nothing() -> None:
    """A fit that finds one segment and one that finds noise agree on nothing."""
    assert agreement_on_structure(np.zeros(5, dtype=np.int16), np.full(5, -1)) == 0.0
