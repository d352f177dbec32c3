"""Which starts lead to the least inertia, without running each of them to the end on all customers?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.lloyd import lloyd, nearest
from custseg.clusterers.move_rows import move_rows
from custseg.kernels import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from custseg.clusterers.lloyd import Partition
    from custseg.rules import Matrix

# What was tried for these figures stands in docs/decisions/0008-own-lloyd-and-em.md.
_N_FINALISTS, _N_SWAPPING, _N_SWAPPING_OF_FEW = 6, 4, 2
_PATIENCE_PER_START, _PATIENCE_PER_CLUSTER = 2, 1
_SWAP_MAX_ITER, _LAST_MAX_ITER = 8, 2
_ROUNDING = 1e-9
# Shares of the inertia, gained per iteration.
_ROUGH, _FAIR, _FINE = 1e-3, 1e-4, 1e-5


def search_centroids(
    samples: Sequence[Matrix],
    *,
    n_clusters: int,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> Partition:
    """Return the partition of least inertia that the starts lead to.

    The starts are k-means++ (Arthur and Vassilvitskii 2007) and Lloyd's iterations on the first sample. The best go on by random
    swaps (Fränti 2018): a centroid jumps to a row that is far from all, and the jump stays if it pays after a few
    iterations.

    Few rows are searched to their very optimum: each step ends with single moves (`move_rows`), and swaps are many. Of many rows, the best
    starts swap on a larger sample, because on a small one they would settle on its own far rows; four of them compete
    on all rows, and the better one goes on there until an iteration gains less than 0.001 %.

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
    share = partial(map_in_threads, n_threads=n_threads)
    if len(samples) == 1:
        return _search_few(samples[0], n_clusters=n_clusters, seeds=seeds, share=share)
    ends = _search_samples(samples[0], samples[1], n_clusters=n_clusters, seeds=seeds, share=share)
    if len(samples) == 2:  # noqa: PLR2004 - the second is all rows
        return _best((_settled(samples[1], end.centroids) for end in ends), 1)[0]
    slow = partial(lloyd, samples[-1], n_threads=n_threads)
    tried = [slow(end.centroids, max_iter=_LAST_MAX_ITER) for end in ends]
    return slow(_best(tried, 1)[0].centroids, tolerance=_FINE)


def started(X: Matrix, seed: int, *, n_clusters: int, tolerance: float = 0.0) -> Partition:
    """Return what one start by k-means++ leads to, in one thread."""
    from sklearn.cluster import kmeans_plusplus

    centered = X - X.mean(axis=0)  # scikit-learn's distances round less near 0
    _, rows = kmeans_plusplus(centered, n_clusters, random_state=seed)
    return lloyd(X, X[rows], tolerance=tolerance, n_threads=1)


def _search_few(
    X: Matrix,
    *,
    n_clusters: int,
    seeds: Sequence[int],
    share: Callable[..., Iterator[Partition]],
) -> Partition:
    """Search rows that are few enough to be gone through hundreds of times."""

    def start(seed: int) -> Partition:
        return _settled(X, started(X, seed, n_clusters=n_clusters).centroids)

    def settle(centroids: Matrix) -> Partition:
        return _settled(X, lloyd(X, centroids, max_iter=_SWAP_MAX_ITER, n_threads=1).centroids)

    best = _best(share(start, seeds), _N_SWAPPING_OF_FEW)
    swap = partial(_swapped, X, patience=_PATIENCE_PER_START * len(seeds), settle=settle)
    return _best(share(swap, zip(best, seeds, strict=False)), 1)[0]


def _search_samples(
    first: Matrix,
    second: Matrix,
    *,
    n_clusters: int,
    seeds: Sequence[int],
    share: Callable[..., Iterator[Partition]],
) -> list[Partition]:
    """Start on one sample, and return where the best get on a larger one."""
    quick = partial(lloyd, second, n_threads=1)

    def carried(start: Partition) -> Partition:
        return quick(start.centroids, tolerance=_ROUGH)

    def swapped(task: tuple[Partition, int]) -> Partition:
        settle = partial(quick, tolerance=_ROUGH, max_iter=_SWAP_MAX_ITER)
        found = _swapped(second, task, patience=_PATIENCE_PER_CLUSTER * n_clusters, settle=settle)
        return quick(found.centroids, tolerance=_FAIR)

    starts = share(partial(started, first, n_clusters=n_clusters, tolerance=_ROUGH), seeds)
    finalists = share(carried, _best(starts, _N_FINALISTS))
    return list(share(swapped, zip(_best(finalists, _N_SWAPPING), seeds, strict=False)))


def _best(found: Iterable[Partition], n: int) -> list[Partition]:
    return sorted(found, key=lambda one: one.inertia)[:n]


def _settled(X: Matrix, centroids: Matrix) -> Partition:
    return lloyd(X, move_rows(X, centroids), n_threads=1)


def _swapped(
    X: Matrix,
    task: tuple[Partition, int],
    *,
    patience: int,
    settle: Callable[[Matrix], Partition],
) -> Partition:
    """Let centroids jump, one by one, and keep what lowers the inertia."""
    found, seed = task
    rng = np.random.default_rng(seed)
    n_in_vain = 0
    while n_in_vain < patience and found.inertia > 0:
        squares = nearest(X, found.centroids)[1].cumsum()
        goal = min(int(np.searchsorted(squares, rng.random() * squares[-1])), len(X) - 1)
        centroids = found.centroids.copy()
        centroids[rng.integers(len(centroids))] = X[goal]
        tried = settle(centroids)
        n_in_vain = 0 if tried.inertia < found.inertia * (1 - _ROUNDING) else n_in_vain + 1
        found = min(found, tried, key=lambda one: one.inertia)
    return found
