from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import silhouette_samples

import naive
from custseg.validation.measures.silhouettes import silhouettes


@given(
    rows=st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(-1, 3)),
        min_size=1,
        max_size=25,
    )
)
@settings(deadline=None)
def test_agrees_with_naive(rows: list[tuple[int, int, int]]) -> None:
    """Noise, lone customers, doubles and single segments included."""
    matrix = np.array([row[:2] for row in rows], dtype=float)
    labels = np.array([row[2] for row in rows], dtype=np.int32)

    found = silhouettes(matrix, labels, rows=np.arange(len(rows)))

    expected = naive.silhouettes([list(row) for row in matrix], labels.tolist())
    assert found.tolist() == pytest.approx(expected)


def test_agrees_with_scikit_learn() -> None:
    """Without noise the figures are scikit-learn's."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(200, 5))
    labels = generator.integers(4, size=200).astype(np.int32)

    found = silhouettes(matrix, labels, rows=np.arange(200))

    np.testing.assert_allclose(found, silhouette_samples(matrix, labels), atol=1e-12)


def test_a_row_does_not_depend_on_who_else_is_asked() -> None:
    """Asking for one row gives the same bits as asking for all."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(60, 3))
    labels = generator.integers(-1, 3, size=60).astype(np.int32)

    together = silhouettes(matrix, labels, rows=np.arange(60))
    alone = [silhouettes(matrix, labels, rows=np.array([row]))[0] for row in range(60)]

    assert together.tolist() == alone


def test_threads_change_nothing() -> None:
    """One thread or three, over more rows than a block holds: the same bits."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(700, 3))
    labels = generator.integers(-1, 3, size=700).astype(np.int32)

    one, three = (
        silhouettes(matrix, labels, rows=np.arange(700), n_threads=n_threads)
        for n_threads in (1, 3)
    )

    assert one.tolist() == three.tolist()
