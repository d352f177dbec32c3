from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_mutual_info_score

import naive
from custseg.validation.measures.adjusted_mutual_information import adjusted_mutual_information


def pairs_of(n: int) -> st.SearchStrategy[tuple[np.ndarray, np.ndarray]]:
    labels = st.lists(st.integers(-1, 3), min_size=n, max_size=n).map(np.array)
    several = labels.filter(lambda one: 1 < len(np.unique(one)) < n)
    return st.tuples(several, several)


@given(pairs_of(5))
@settings(max_examples=30)
def test_agrees_with_naive(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """What chance gives is the mean over all orders of the customers."""
    left, right = pair

    found = adjusted_mutual_information(left, right)

    expected = naive.adjusted_mutual_information(left.tolist(), right.tolist())
    assert found == pytest.approx(expected, abs=1e-9)


@given(pairs_of(20))
def test_agrees_with_scikit_learn(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """scikit-learn's score of the labels is the same figure."""
    found = adjusted_mutual_information(*pair)

    assert found == pytest.approx(adjusted_mutual_info_score(*pair), abs=1e-9)


@given(pairs_of(20), st.permutations(range(5)))
def test_numbering_does_not_matter(pair: tuple[np.ndarray, np.ndarray], order: list[int]) -> None:
    """Other numbers for the same groups change nothing; the same groups tell all."""
    left, right = pair
    renumbered = np.array(order)[left + 1] - 1

    assert adjusted_mutual_information(renumbered, right) == pytest.approx(
        adjusted_mutual_information(left, right), abs=1e-9
    )
    assert adjusted_mutual_information(renumbered, left) == pytest.approx(1.0)


def test_chance_is_near_0() -> None:
    """Independent divisions tell nothing of each other, however many groups they have."""
    generator = np.random.default_rng(0)

    found = adjusted_mutual_information(
        generator.integers(20, size=5_000), generator.integers(20, size=5_000)
    )

    assert abs(found) < 0.005


def test_single_group_tells_nothing() -> None:
    """Where all are in one group there is nothing to know."""
    assert adjusted_mutual_information(np.zeros(9, dtype=int), np.arange(9) % 3) == 0.0
