from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import naive
from custseg.clusterers.lloyd import lloyd, nearest

ROWS = hnp.arrays(
    np.float64, st.tuples(st.integers(3, 40), st.integers(1, 4)), elements=st.integers(-9, 9)
)


@settings(deadline=None, max_examples=50)
@given(X=ROWS, k=st.integers(1, 3))
def test_one_iteration_is_what_a_walk_finds(X: np.ndarray, k: int) -> None:
    """Each row goes to its nearest centroid, the first on ties, and the centroids to their rows' means."""
    start = X[:k]
    labels, means = naive.lloyd_step(X.tolist(), start.tolist())

    found = lloyd(X, start, max_iter=1)

    assert nearest(X, start)[0].tolist() == labels
    np.testing.assert_allclose(found.centroids, means, atol=1e-12)
    assert found.counts.tolist() == [labels.count(cluster) for cluster in range(k)]


@settings(deadline=None, max_examples=50)
@given(X=ROWS, k=st.integers(1, 3))
def test_the_inertia_is_that_of_the_means(X: np.ndarray, k: int) -> None:
    """It is measured around the means where the centroids are now."""
    labels, _ = nearest(X, X[:k])

    found = lloyd(X, X[:k], max_iter=1)

    own = found.centroids[labels]
    assert found.inertia == pytest.approx(((X - own) ** 2).sum(), abs=1e-9)


def test_it_ends_where_nothing_moves(rows: np.ndarray) -> None:
    """Each centroid is the mean of the rows nearest to it."""
    found = lloyd(rows, rows[:4])

    labels, _ = nearest(rows, found.centroids)
    means = [rows[labels == cluster].mean(axis=0) for cluster in range(4)]
    np.testing.assert_allclose(found.centroids, means, atol=1e-12)
    assert found.has_converged


def test_no_centroid_stays_without_rows(rows: np.ndarray) -> None:
    """One that nobody is nearest to moves to the farthest row, and goes on from there."""
    start = np.array([[0.0, 0.0, 0.0], [900.0, 900.0, 900.0]])

    found = lloyd(rows, start)

    assert found.counts.min() > 0


def test_too_few_iterations_are_told(rows: np.ndarray) -> None:
    """Who stops it early learns that it has not converged."""
    found = lloyd(rows, rows[:4], max_iter=1)

    assert (found.n_iter, found.has_converged) == (1, False)


@pytest.mark.parametrize("n_threads", [2, 3])
def test_threads_change_no_bit(n_threads: int) -> None:
    """Sums are added chunk by chunk, in the chunks' order."""
    X = np.random.default_rng(1).normal(size=(120_000, 3))
    alone = lloyd(X, X[:5], max_iter=4, n_threads=1)

    shared = lloyd(X, X[:5], max_iter=4, n_threads=n_threads)

    np.testing.assert_array_equal(shared.centroids, alone.centroids)
    assert shared.inertia == alone.inertia
