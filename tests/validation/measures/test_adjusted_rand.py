from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

import naive
from custseg.validation.measures.adjusted_rand import adjusted_rand

divisions = st.integers(2, 30).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(-1, 3), min_size=n, max_size=n).map(np.array) for _ in range(2)]
    )
)


@given(divisions)
def test_agrees_with_naive_and_scikit_learn(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Counting by table gives what asking every pair of customers gives."""
    left, right = pair

    found = adjusted_rand(left, right)

    assert found == pytest.approx(naive.adjusted_rand(left.tolist(), right.tolist()))
    assert found == pytest.approx(adjusted_rand_score(left, right))


@given(divisions)
def test_symmetric(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Neither division is the first."""
    left, right = pair

    assert adjusted_rand(left, right) == pytest.approx(adjusted_rand(right, left))


@given(divisions, st.permutations(range(5)))
def test_numbering_does_not_matter(pair: tuple[np.ndarray, np.ndarray], order: list[int]) -> None:
    """Other numbers for the same groups change nothing; the same groups agree wholly."""
    left, right = pair
    renumbered = np.array(order)[left + 1] - 1

    assert adjusted_rand(renumbered, right) == pytest.approx(adjusted_rand(left, right))
    assert adjusted_rand(left, renumbered) == 1.0


def test_chance_agreement_is_zero() -> None:
    """Independent divisions of many customers agree by about 0."""
    generator = np.random.default_rng(0)

    found = adjusted_rand(generator.integers(4, size=20_000), generator.integers(4, size=20_000))

    assert abs(found) < 0.002


def test_millions_of_customers_do_not_overflow() -> None:
    """Pairs of pairs are counted exactly, beyond 64 bits."""
    labels = np.repeat(np.array([0, 1], dtype=np.int32), 2_000_000)
    other = labels.copy()
    other[:1000] = 1

    assert 0.999 < adjusted_rand(labels, other) < 1
