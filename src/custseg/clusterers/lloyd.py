"""Where do centroids settle when each becomes the mean of the customers who are nearest to it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.add_over_chunks import add_over_chunks
from custseg.kernels import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.clusterers.add_over_chunks import Sums
    from custseg.rules import Labels, Matrix, Vector

_MAX_ITER = 300
_N_CHUNK_ROWS = 1 << 15
_N_BLOCK_ROWS = 512  # of 200 columns, a block fits into the cache of a core


@dataclass(frozen=True, kw_only=True, eq=False)
class Partition:
    """Rows parted among centroids.

    Parameters
    ----------
    centroids
        float64 (k, d): means of their rows; where it has none, a centroid stands where it stood.
    counts
        int64 (k,): rows of each.
    inertia
        Sum of the squared distances of the rows to the mean of their part.
    n_iter, has_converged
        Of the iterations that led here.
    """

    centroids: Matrix
    counts: NDArray[np.int64]
    inertia: float
    n_iter: int
    has_converged: bool


def lloyd(
    X: Matrix,
    centroids: Matrix,
    *,
    tolerance: float = 0.0,
    max_iter: int = _MAX_ITER,
    n_threads: int | None = None,
) -> Partition:
    """Move centroids to the means of the rows nearest to them, until that gains no more (Lloyd 1982).

    A centroid without rows moves to the row that is farthest from all, as long as any row is away from its centroid. Memory
    beyond the rows does not grow with n, and the bits do not depend on the threads.

    Parameters
    ----------
    X
        float64 (n, d), C order.
    centroids
        float64 (k, d): where they start.
    tolerance
        Stop when an iteration lowers the inertia by no more than this share; 0 goes on until nothing moves.

    Examples
    --------
    >>> X = np.array([[0.0], [2.0], [9.0], [11.0]])
    >>> found = lloyd(X, np.array([[0.0], [2.0]]))
    >>> found.centroids.ravel().tolist(), found.inertia
    ([1.0, 10.0], 4.0)
    """
    last, n_refilled = np.inf, 0
    for n_iter in range(1, max_iter + 1):
        moved, counts, inertia = _moved(X, centroids, n_threads=n_threads)
        empty = np.flatnonzero(counts == 0)
        # Rounding may part a mean from rows that are all alike: the count ends the chase.
        can_refill = len(empty) > 0 and inertia > 0 and n_refilled < len(centroids)
        has_converged = not can_refill and last - inertia <= tolerance * inertia
        if has_converged or n_iter == max_iter:
            break
        if can_refill:
            moved[empty[0]] = X[nearest(X, moved)[1].argmax()]
            n_refilled += 1
        centroids, last = moved, inertia
    return Partition(
        centroids=moved, counts=counts, inertia=inertia, n_iter=n_iter, has_converged=has_converged
    )


def nearest(X: Matrix, centroids: Matrix) -> tuple[Labels, Vector]:
    """Return the nearest centroid of each row, the lowest number on ties, and the squared distance to it."""
    labels, squares = np.empty(len(X), dtype=np.int32), np.empty(len(X))
    _nearest(X, centroids, labels, squares)
    return labels, squares


def _moved(
    X: Matrix, centroids: Matrix, *, n_threads: int | None
) -> tuple[Matrix, NDArray[np.int64], float]:
    """Return the means of the rows nearest to each centroid, their counts, and the inertia around the means."""
    counts, sums, squares = add_over_chunks(
        partial(_part, X, centroids), len(X), n_chunk_rows=_N_CHUNK_ROWS, n_threads=n_threads
    )
    moved = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)
    # Steiner: the squares around the mean are those around any point less its squared distance to the mean.
    gained = counts @ ((moved - centroids) ** 2).sum(axis=1)
    return moved, counts, max(float(squares - gained), 0.0)


def _part(X: Matrix, centroids: Matrix, chunk: slice) -> Sums:
    rows = X[chunk]
    labels, squares = nearest(rows, centroids)
    counts, sums = np.zeros(len(centroids), dtype=np.int64), np.zeros_like(centroids)
    _add_members(rows, labels, counts, sums)
    return counts, sums, squares.sum()


@kernel
def _nearest(X: Matrix, centroids: Matrix, labels: Labels, squares: Vector) -> None:
    n_columns = X.shape[1]
    columns = np.empty((n_columns, _N_BLOCK_ROWS))
    square = np.empty(_N_BLOCK_ROWS)
    for first in range(0, len(X), _N_BLOCK_ROWS):
        n_rows = min(_N_BLOCK_ROWS, len(X) - first)
        own, least = labels[first : first + n_rows], squares[first : first + n_rows]
        for row in range(n_rows):
            least[row] = np.inf
            for column in range(n_columns):
                columns[column, row] = X[first + row, column]
        # Inner loops run along the rows, so that several are computed at once, each as if alone.
        for cluster in range(len(centroids)):
            for row in range(n_rows):
                square[row] = 0.0
            for column in range(n_columns):
                center = centroids[cluster, column]
                for row in range(n_rows):
                    difference = columns[column, row] - center
                    square[row] += difference * difference
            for row in range(n_rows):
                own[row] = cluster if square[row] < least[row] else own[row]
                least[row] = min(least[row], square[row])


@kernel
def _add_members(X: Matrix, labels: Labels, counts: NDArray[np.int64], sums: Matrix) -> None:
    for row in range(len(X)):
        counts[labels[row]] += 1
        for column in range(X.shape[1]):
            sums[labels[row], column] += X[row, column]
