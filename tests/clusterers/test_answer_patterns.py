from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from custseg.clusterers.answer_patterns import AnswerPatterns

ANSWERS = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 30), st.integers(1, 4)),
    elements=st.sampled_from([0.0, -1.5, 2.0, np.nan]),
)


def counted(patterns: AnswerPatterns) -> Counter[tuple[float, ...]]:
    """Tell the patterns by their levels, None where missing."""
    found: Counter[tuple[float, ...]] = Counter()
    for row, count in zip(patterns.has_level.toarray(), patterns.counts.tolist(), strict=True):
        answers: list[float | None] = [None] * len(patterns.n_levels)
        for position in np.flatnonzero(row):
            answers[patterns.column_of[position]] = patterns.levels[position]
        found[tuple(answers)] += count  # type: ignore[arg-type]
    return found


@settings(deadline=None)
@given(X=ANSWERS)
def test_they_are_the_different_rows(X: np.ndarray) -> None:
    """Each row with an answer is counted once, under its own answers."""
    rows = [tuple(None if np.isnan(value) else value for value in row) for row in X.tolist()]
    expected = Counter(row for row in rows if set(row) != {None})

    assert counted(AnswerPatterns.of(X)) == expected


@settings(deadline=None)
@given(X=ANSWERS, seed=st.integers(0, 99))
def test_the_order_of_the_rows_does_not_matter(X: np.ndarray, seed: int) -> None:
    """To the last position."""
    shuffled = np.random.default_rng(seed).permutation(X)

    one, other = AnswerPatterns.of(X), AnswerPatterns.of(shuffled)

    np.testing.assert_array_equal(one.counts, other.counts)
    np.testing.assert_array_equal(one.has_level.toarray(), other.has_level.toarray())


def test_more_columns_than_a_number_can_tell_apart() -> None:
    """Eighty columns of two levels and missing values are more patterns than 64 bits hold."""
    X = np.random.default_rng(3).integers(0, 2, (50, 80)).astype(float)
    X[0, 0] = np.nan
    X = np.concatenate([X, X[:20]])

    patterns = AnswerPatterns.of(X)

    assert np.bincount(patterns.counts).tolist() == [0, 30, 20]


def test_shares_are_of_those_who_answered() -> None:
    """A missing answer is in no denominator."""
    patterns = AnswerPatterns.of(np.array([[0.0, 1.0], [0.0, np.nan], [5.0, np.nan]]))

    assert patterns.levels.tolist() == [0.0, 5.0, 1.0]
    assert patterns.level_counts.tolist() == [2, 1, 1]
    assert patterns.shares == pytest.approx([2 / 3, 1 / 3, 1])


def test_drawn_customers_are_some_of_all() -> None:
    """No pattern is drawn more often than it is there, and the seed alone decides."""
    X = np.random.default_rng(1).integers(0, 3, (300, 3)).astype(float)
    patterns = AnswerPatterns.of(X)

    drawn, again = patterns.drawn(100, seed=5), patterns.drawn(100, seed=5)

    assert drawn.n_customers == 100
    assert counted(drawn) <= counted(patterns)
    assert counted(drawn) == counted(again)
    assert patterns.drawn(300, seed=5) is patterns
