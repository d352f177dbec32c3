"""Which starts lead to the least inertia, without running each of them to the end on all customers?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.lloyd import lloyd, nearest
from custseg.clusterers.move_rows import move_rows
from custseg.tables import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.clusterers.lloyd import Partition
    from custseg.rules import Matrix

_N_KEPT = 2  # parted further, each in a thread of its own
_N_SWAPS_PER_START = 5
_SWAP_MAX_ITER = 8
# Of the inertia, per iteration. Rows of a sample alone go on until nothing moves.
_TOLERANCE = 1e-5


def search_centroids(
    samples: Sequence[Matrix],
    *,
    n_clusters: int,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> Partition:
    """Return the partition of least inertia that the starts lead to.

    Each start is k-means++ (Arthur and Vassilvitskii 2007), Lloyd's iterations and single moves, on the first sample. The best two go
    on there by random swaps (Fränti 2018): a centroid jumps to a row that is far from all, and the jump stays if
    it pays. Both are carried to each larger sample, and the better one to all rows.

    Parameters
    ----------
    samples
        float64 (n, d) each: growing, the last one all rows, as `growing_samples` gives them.
    n_clusters
        k; the partition has fewer where rows repeat.
    seeds
        One per start.
    n_threads
        Changes no bit.

    Examples
    --------
    >>> X = np.repeat([[0.0], [4.0], [9.0]], [30, 20, 10], axis=0)
    >>> found = search_centroids([X], n_clusters=3, seeds=[0, 1])
    >>> sorted(found.centroids.ravel().tolist()), found.inertia
    ([0.0, 4.0, 9.0], 0.0)
    """
    first, *larger = samples
    starts = map_in_threads(
        partial(started, first, n_clusters=n_clusters), seeds, n_threads=n_threads
    )
    best = sorted(starts, key=lambda start: start.inertia)[:_N_KEPT]
    # Where the first sample is not all there is, its very optimum is not the one that is looked for.
    n_swaps = len(seeds) if larger else len(seeds) * _N_SWAPS_PER_START
    tasks = zip(best, seeds, strict=False)
    best = list(
        map_in_threads(
            lambda task: _swapped(first, task[0], seed=task[1], n_swaps=n_swaps),
            tasks,
            n_threads=n_threads,
        )
    )
    for sample in larger:
        is_last = sample is samples[-1]
        chosen = [min(best, key=lambda found: found.inertia)] if is_last else best
        best = [
            lloyd(sample, found.centroids, tolerance=_TOLERANCE, n_threads=n_threads)
            for found in chosen
        ]
    return min(best, key=lambda found: found.inertia)


def started(X: Matrix, seed: int, *, n_clusters: int) -> Partition:
    """Return what one start by k-means++ leads to, in one thread."""
    from sklearn.cluster import kmeans_plusplus

    centered = X - X.mean(axis=0)  # scikit-learn's distances round less near 0
    _, rows = kmeans_plusplus(centered, n_clusters, random_state=seed)
    return _settled(X, lloyd(X, X[rows], n_threads=1))


def _settled(X: Matrix, found: Partition) -> Partition:
    moved = move_rows(X, found.centroids)
    return lloyd(X, moved, n_threads=1)


def _swapped(X: Matrix, found: Partition, *, seed: int, n_swaps: int) -> Partition:
    """Let centroids jump, one by one, and keep what lowers the inertia."""
    rng = np.random.default_rng(seed)
    for _ in range(n_swaps if found.inertia > 0 else 0):
        squares = nearest(X, found.centroids)[1].cumsum()
        centroids = found.centroids.copy()
        goal = np.searchsorted(squares, rng.random() * squares[-1])
        centroids[rng.integers(len(centroids))] = X[min(goal, len(X) - 1)]
        tried = _settled(X, lloyd(X, centroids, max_iter=_SWAP_MAX_ITER, n_threads=1))
        found = min(found, tried, key=lambda one: one.inertia)
    return found
