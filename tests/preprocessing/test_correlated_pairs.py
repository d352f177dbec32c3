from __future__ import annotations

import numpy as np
import pytest

from custseg.preprocessing import CategoryEncoder, correlated_pairs

LINE = np.random.default_rng(1).normal(size=500)
NOISE = np.random.default_rng(2).normal(size=500)


def test_pairs_are_told_strongest_first_in_either_direction() -> None:
    """The figure is Pearson's correlation, with its sign."""
    matrix = np.column_stack([LINE, LINE + 0.3 * NOISE, NOISE, -LINE])

    (first, second, third) = correlated_pairs(matrix, ("a", "b", "c", "d"))

    r = np.corrcoef(LINE, LINE + 0.3 * NOISE)[0, 1]
    assert first[:2] == ("a", "d")
    assert first[2] == pytest.approx(-1)
    assert {second[:2], third[:2]} == {("a", "b"), ("b", "d")}
    assert [abs(second[2]), abs(third[2])] == pytest.approx([r, r])


def test_the_limit_decides() -> None:
    """A pair below it is not told."""
    matrix = np.column_stack([LINE, LINE + NOISE])

    assert correlated_pairs(matrix, ("a", "b")) == ()
    assert len(correlated_pairs(matrix, ("a", "b"), above=0.6)) == 1


def test_indicators_of_one_column_are_not_compared() -> None:
    """Yes and no of a binary column are opposites by nature."""
    matrix = CategoryEncoder().fit_transform((LINE > 0)[:, None].astype(float))

    assert correlated_pairs(matrix, ("is_member", "is_member")) == ()


def test_two_categories_are_one_pair() -> None:
    """However many of their indicators agree."""
    matrix = CategoryEncoder().fit_transform((LINE > 0)[:, None].astype(float))

    pairs = correlated_pairs(np.hstack([matrix, matrix]), ("old", "old", "new", "new"))

    assert [pair[:2] for pair in pairs] == [("old", "new")]


def test_a_constant_column_correlates_with_nothing() -> None:
    """It has no correlation at all, and gives no warning."""
    assert correlated_pairs(np.column_stack([LINE, np.zeros(500)]), ("a", "b")) == ()
    assert correlated_pairs(np.zeros((5, 2)), ("a", "b")) == ()
