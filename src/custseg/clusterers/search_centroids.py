"""Which starts lead to the least inertia, without running each of them to the end on all customers?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.lloyd import lloyd, nearest
from custseg.clusterers.move_rows import move_rows
from custseg.tables import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from custseg.clusterers.lloyd import Partition
    from custseg.rules import Matrix

# What was tried for these figures stands in docs/decisions/0008-own-lloyd-and-em.md.
_N_FINALISTS, _N_SWAPPING = 4, 2
_N_SWAPS_PER_START, _N_SWAPS_PER_CLUSTER = 5, 2
_CAREFUL_MAX_ITER, _QUICK_MAX_ITER, _LAST_MAX_ITER = 8, 4, 2
# Shares of the inertia, gained per iteration.
_ROUGH, _FAIR, _FINE = 1e-3, 1e-4, 3e-5


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
    starts swap on a larger sample, because on a small one they would settle on its own far rows; two of them compete
    on all rows, and the better one goes on there until an iteration gains less than 0.003 %.

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
    first, second, *rest = samples
    starts = share(partial(started, first, n_clusters=n_clusters, tolerance=_ROUGH), seeds)
    quick = partial(lloyd, second, n_threads=1)
    found = share(
        lambda start: quick(start.centroids, tolerance=_ROUGH), _best(starts, _N_FINALISTS)
    )
    swap = partial(
        _swapped,
        second,
        n_swaps=_N_SWAPS_PER_CLUSTER * n_clusters,
        settle=partial(quick, tolerance=_ROUGH, max_iter=_QUICK_MAX_ITER),
    )
    found = share(swap, zip(_best(found, _N_SWAPPING), seeds, strict=False))
    if not rest:
        return _best(share(lambda end: _settled(second, end.centroids), found), 1)[0]
    found = share(lambda end: quick(end.centroids, tolerance=_FAIR), found)
    slow = partial(lloyd, rest[0], n_threads=n_threads)
    found = [slow(end.centroids, max_iter=_LAST_MAX_ITER) for end in found]
    return slow(_best(found, 1)[0].centroids, tolerance=_FINE)


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
        return _settled(X, lloyd(X, centroids, max_iter=_CAREFUL_MAX_ITER, n_threads=1).centroids)

    best = _best(share(start, seeds), _N_SWAPPING)
    swap = partial(_swapped, X, n_swaps=_N_SWAPS_PER_START * len(seeds), settle=settle)
    return _best(share(swap, zip(best, seeds, strict=False)), 1)[0]


def _best(found: Iterable[Partition], n: int) -> list[Partition]:
    return sorted(found, key=lambda one: one.inertia)[:n]


def _settled(X: Matrix, centroids: Matrix) -> Partition:
    return lloyd(X, move_rows(X, centroids), n_threads=1)


def _swapped(
    X: Matrix,
    task: tuple[Partition, int],
    *,
    n_swaps: int,
    settle: Callable[[Matrix], Partition],
) -> Partition:
    """Let centroids jump, one by one, and keep what lowers the inertia."""
    found, seed = task
    rng = np.random.default_rng(seed)
    for _ in range(n_swaps if found.inertia > 0 else 0):
        squares = nearest(X, found.centroids)[1].cumsum()
        goal = min(int(np.searchsorted(squares, rng.random() * squares[-1])), len(X) - 1)
        centroids = found.centroids.copy()
        centroids[rng.integers(len(centroids))] = X[goal]
        found = min(found, settle(centroids), key=lambda one: one.inertia)
    return found
