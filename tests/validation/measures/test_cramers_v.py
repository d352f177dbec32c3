from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.corrected_cramers_v import corrected_cramers_v
from custseg.validation.measures.cramers_v import cramers_v

divisions = st.integers(2, 30).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(-1, 3), min_size=n, max_size=n).map(np.array) for _ in range(2)]
    )
)


@given(divisions)
def test_agrees_with_naive(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """The sum of squared shares says what comparing cell by cell with independence says."""
    left, right = pair

    found = cramers_v(left, right)

    assert found == pytest.approx(naive.cramers_v(left.tolist(), right.tolist()), abs=1e-6)


@given(divisions, st.permutations(range(5)))
def test_numbering_and_sides_do_not_matter(
    pair: tuple[np.ndarray, np.ndarray], order: list[int]
) -> None:
    """Other numbers for the same groups, or the sides exchanged, change neither form."""
    left, right = pair
    renumbered = np.array(order)[left + 1] - 1

    for measure in (cramers_v, corrected_cramers_v):
        assert measure(renumbered, right) == pytest.approx(measure(left, right), abs=1e-6)
        assert measure(right, left) == pytest.approx(measure(left, right), abs=1e-6)


@given(st.lists(st.integers(-1, 3), min_size=8, max_size=30).map(np.array))
def test_equal_divisions_give_1(labels: np.ndarray) -> None:
    """A division tells all about itself; a single group tells nothing."""
    expected = 1.0 if len(np.unique(labels)) > 1 else 0.0

    assert cramers_v(labels, labels) == pytest.approx(expected)
    assert corrected_cramers_v(labels, labels) == pytest.approx(expected)


def test_chance_is_near_0() -> None:
    """Independent divisions of many customers give about 0, in both forms."""
    generator = np.random.default_rng(0)
    left, right = generator.integers(4, size=(2, 20_000))

    assert cramers_v(left, right) < 0.02
    assert corrected_cramers_v(left, right) < 0.02
