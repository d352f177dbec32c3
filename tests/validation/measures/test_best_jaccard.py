from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.best_jaccard import best_jaccard

labels = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)), max_size=40)


@given(labels)
def test_agrees_with_naive(pairs: list[tuple[int, int]]) -> None:
    """The table gives what sets of members give."""
    left = [one for one, _ in pairs]
    right = [other for _, other in pairs]

    found = best_jaccard(
        np.array(left, dtype=np.int32), np.array(right, dtype=np.int32), n_segments=4
    )

    assert found.tolist() == pytest.approx(naive.best_jaccard(left, right, 4))


def test_noise_finds_nothing_again() -> None:
    """A segment that a refit calls noise is lost, though its customers are still together."""
    found = best_jaccard(np.array([0, 0, 1]), np.array([-1, -1, 0]), n_segments=2)

    assert found.tolist() == [0.0, 1.0]
