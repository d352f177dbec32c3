"""What both measures of agreement between two divisions hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.validation.measures.adjusted_rand import adjusted_rand
from custseg.validation.measures.best_jaccard import best_jaccard

if TYPE_CHECKING:
    from numpy.typing import NDArray

K = 4
divisions = st.integers(2, 40).flatmap(
    lambda n: st.lists(st.integers(-1, K - 1), min_size=n, max_size=n).map(
        lambda labels: np.array(labels, dtype=np.int32)
    )
)
orders = st.permutations(range(K)).map(lambda order: np.array([*order, -1], dtype=np.int32))


@given(divisions, orders)
def test_identical_divisions_agree_wholly(
    labels: NDArray[np.int32], order: NDArray[np.int32]
) -> None:
    """The same groups give 1, under any numbers: in all, and for every segment that has customers."""
    renumbered = order[labels]

    assert adjusted_rand(labels, renumbered) == 1.0
    found = best_jaccard(labels, renumbered, n_segments=K)
    assert found.tolist() == [float(segment in labels) for segment in range(K)]


@given(divisions, orders, st.integers(0, 2**32 - 1))
def test_numbers_of_the_refit_do_not_matter(
    labels: NDArray[np.int32], order: NDArray[np.int32], seed: int
) -> None:
    """Other numbers for the segments of a refit change neither figure."""
    refit = np.random.default_rng(seed).permutation(labels)

    assert adjusted_rand(labels, order[refit]) == pytest.approx(adjusted_rand(labels, refit))
    np.testing.assert_array_equal(
        best_jaccard(labels, order[refit], n_segments=K), best_jaccard(labels, refit, n_segments=K)
    )


@given(st.integers(0, 2**32 - 1), st.integers(2, 8), st.integers(2, 8))
def test_random_divisions_hardly_agree(seed: int, n_left: int, n_right: int) -> None:
    """Labels drawn by lot agree by about 0, whatever the numbers of segments."""
    generator = np.random.default_rng(seed)
    left, right = (generator.integers(n, size=5_000) for n in (n_left, n_right))

    assert abs(adjusted_rand(left, right)) < 0.02


@given(st.integers(0, 2**32 - 1), st.integers(3, 8))
def test_a_random_refit_recovers_no_segment(seed: int, k: int) -> None:
    """Of a segment drawn by lot, no segment of a refit drawn by lot holds half: it counts as dissolved."""
    generator = np.random.default_rng(seed)
    left, right = (generator.integers(k, size=5_000) for _ in range(2))

    assert best_jaccard(left, right, n_segments=k).max() < 0.5
