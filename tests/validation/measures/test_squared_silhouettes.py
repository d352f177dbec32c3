from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_iris

import naive
from custseg.validation.measures.squared_silhouettes import squared_silhouettes


@given(
    rows=st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(-1, 3)),
        min_size=1,
        max_size=25,
    )
)
@settings(deadline=None)
def test_agrees_with_naive(rows: list[tuple[int, int, int]]) -> None:
    """What the means say is what a walk through all pairs says; noise, lone customers and doubles included."""
    matrix = np.array([row[:2] for row in rows], dtype=float)
    labels = np.array([row[2] for row in rows], dtype=np.int32)

    found = squared_silhouettes(matrix, labels)

    expected = naive.silhouettes(
        matrix.tolist(), labels.tolist(), distance=lambda left, right: math.dist(left, right) ** 2
    )
    assert found.tolist() == pytest.approx(expected, abs=1e-12)


def test_two_segments_in_one_place() -> None:
    """Where rows of two segments are in the very same place nothing lies apart, whatever rounding says."""
    matrix = np.array([[0.0, 0.1], [0.0, 0.1], [0.0, 0.1], [0.0, 0.1], [1.0, 0.7]])

    found = squared_silhouettes(matrix, np.array([0, 0, 1, 1, 2], dtype=np.int32))

    assert found.tolist() == [0, 0, 0, 0, 0]


def test_iris_species() -> None:
    """The published mean, to ten digits."""
    iris = load_iris()

    found = squared_silhouettes(iris.data, iris.target.astype(np.int32))

    assert found.mean() == pytest.approx(0.6566670179, abs=1e-10)


def test_far_from_zero_nothing_is_lost() -> None:
    """Moving all rows by the same 2^20, which loses no digit of theirs, changes nothing that counts."""
    generator = np.random.default_rng(0)
    matrix = generator.integers(0, 1000, size=(300, 3)) / 64
    labels = generator.integers(3, size=300).astype(np.int32)

    moved = squared_silhouettes(matrix + 2.0**20, labels)

    np.testing.assert_allclose(moved, squared_silhouettes(matrix, labels), atol=1e-12)
