from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from custseg.clusterers.lloyd import lloyd
from custseg.clusterers.move_rows import move_rows

ANSWERS = hnp.arrays(
    np.float64, st.tuples(st.integers(6, 30), st.integers(1, 4)), elements=st.sampled_from([0, 1])
)


@settings(deadline=None, max_examples=60)
@given(X=ANSWERS, k=st.integers(2, 4))
def test_moves_never_raise_the_inertia(X: np.ndarray, k: int) -> None:
    """After Lloyd has settled, single moves lower the inertia or leave it."""
    settled = lloyd(X, X[:k])

    moved = lloyd(X, move_rows(X, settled.centroids), max_iter=1)

    assert moved.inertia <= settled.inertia + 1e-9


def test_a_move_that_lloyd_does_not_see() -> None:
    """The third value is nearer to its own mean, and yet all are better off when it leaves."""
    X = np.array([[0.0], [1.0], [2.9], [5.0]])
    start = np.array([[1.3], [5.0]])

    settled = lloyd(X, start)

    np.testing.assert_allclose(settled.centroids, start)
    np.testing.assert_allclose(move_rows(X, start), [[0.5], [3.95]])


def test_the_last_row_of_a_cluster_stays() -> None:
    """No cluster is emptied."""
    X = np.array([[0.0], [0.1], [9.0]])

    np.testing.assert_allclose(move_rows(X, np.array([[0.05], [9.0]])), [[0.05], [9.0]])
