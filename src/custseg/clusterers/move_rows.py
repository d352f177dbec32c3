"""Would any single customer be better off in another cluster, though its own mean is nearer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.lloyd import nearest
from custseg.kernels import kernel

if TYPE_CHECKING:
    from custseg.rules import Labels, Matrix, Vector

_MAX_PASSES = 50
_ROUNDING = 1e-12  # a gain below this share of the distance is none


def move_rows(X: Matrix, centroids: Matrix) -> Matrix:
    """Move rows between clusters one by one, each time both means follow, until no move lowers the inertia.

    Hartigan's method (1975; Telgarsky and Vattani 2010): a row weighs on the mean of its own cluster, so that some moves gain although the
    own mean is nearer. Its local optima are some of Lloyd's, and fewer: where many customers gave the same few answers, Lloyd stops
    at a new one nearly every time.

    Parameters
    ----------
    X
        float64 (n, d), C order: a sample, because one core walks it row by row.
    centroids
        float64 (k, d): where the parting begins.

    Returns
    -------
    centroids
        float64 (k, d): the means at the end.

    Examples
    --------
    >>> X = np.array([[0.0], [1.0], [2.9], [5.0]])
    >>> move_rows(X, np.array([[1.3], [5.0]])).ravel().round(9).tolist()
    [0.5, 3.95]
    """
    labels, _ = nearest(X, centroids)
    counts = np.bincount(labels, minlength=len(centroids)).astype(np.float64)
    moved = centroids.copy()
    _move(X, labels, counts, moved)
    return moved


@kernel
def _square(row: Vector, centroid: Vector) -> float:
    square = 0.0
    for column in range(len(row)):
        difference = row[column] - centroid[column]
        square += difference * difference
    return square


@kernel
def _best(row: Vector, own: int, counts: Vector, centroids: Matrix) -> int:
    """Return the cluster where the row adds least to the inertia."""
    best = own
    saved = _square(row, centroids[own]) * counts[own] / (counts[own] - 1)
    least = saved - _ROUNDING * saved
    for cluster in range(len(centroids)):
        if cluster != own:
            share = counts[cluster] / (counts[cluster] + 1)
            added = _square(row, centroids[cluster]) * share
            if added < least:
                best, least = cluster, added
    return best


@kernel
def _move(X: Matrix, labels: Labels, counts: Vector, centroids: Matrix) -> None:
    for _ in range(_MAX_PASSES):
        has_moved = False
        for row in range(len(X)):
            own = labels[row]
            if counts[own] > 1:
                best = _best(X[row], own, counts, centroids)
                if best != own:
                    for column in range(X.shape[1]):
                        value = X[row, column]
                        centroids[own, column] -= (value - centroids[own, column]) / (
                            counts[own] - 1
                        )
                        centroids[best, column] += (value - centroids[best, column]) / (
                            counts[best] + 1
                        )
                    counts[own] -= 1
                    counts[best] += 1
                    labels[row] = best
                    has_moved = True
        if not has_moved:
            break
