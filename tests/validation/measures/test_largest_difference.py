from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.largest_difference import largest_difference

values_and_labels = st.integers(15, 40).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 50), min_size=n, max_size=n).map(np.array),
        st.lists(st.integers(0, 2), min_size=n, max_size=n).map(np.array),
    )
)


@given(values_and_labels.filter(lambda pair: len(np.unique(pair[0])) > 1))
def test_agrees_with_naive(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Sums by segment say what a list of members for each segment says."""
    values, labels = pair

    found = largest_difference(values.astype(float), labels)

    expected = naive.largest_difference(values.tolist(), labels.tolist())
    assert found == pytest.approx(expected, abs=1e-9)


@given(values_and_labels, st.permutations(range(3)))
def test_unit_and_numbering_do_not_matter(
    pair: tuple[np.ndarray, np.ndarray], order: list[int]
) -> None:
    """Cents instead of dollars, or other numbers for the segments, change nothing."""
    values, labels = pair[0].astype(float), pair[1]

    found = largest_difference(100 * values + 7, np.array(order)[labels])

    assert found == pytest.approx(largest_difference(values, labels), abs=1e-9)


def test_constant_does_not_differ() -> None:
    """A column that is the same for all differs nowhere."""
    assert largest_difference(np.full(30, 0.1), np.arange(30) % 2) == 0.0


def test_few_customers_do_not_count() -> None:
    """A segment of 9 customers is not looked at."""
    values, labels = np.repeat([0.0, 5.0], [91, 9]), np.repeat([0, 1], [91, 9])

    assert largest_difference(values, labels) < 0.4
