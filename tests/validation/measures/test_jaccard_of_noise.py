from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.jaccard_of_noise import jaccard_of_noise

labels = st.lists(st.tuples(st.integers(-1, 2), st.integers(-1, 2)), max_size=40)


@given(labels)
def test_agrees_with_naive(pairs: list[tuple[int, int]]) -> None:
    """Counting gives what the two sets of customers give."""
    left = [one for one, _ in pairs]
    right = [other for _, other in pairs]

    found = jaccard_of_noise(np.array(left, dtype=int), np.array(right, dtype=int))

    assert found == naive.jaccard_of_noise(left, right)


def test_same_noise_is_wholly_shared() -> None:
    """Whatever the segments do."""
    assert jaccard_of_noise(np.array([-1, 0, 1, 1]), np.array([-1, 1, 0, 1])) == 1.0
