"""From which mixtures does the climb to the likeliest one begin?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.em import Mixture, em, log_densities
from custseg.clusterers.lloyd import nearest
from custseg.clusterers.search_centroids import started
from custseg.kernels import map_in_threads
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.clusterers.covariances import CovarianceShape
    from custseg.clusterers.em import Climb
    from custseg.clusterers.extent import Extent
    from custseg.rules import Labels, Matrix

# Of the mean log-likelihood: what tells good starts from bad ones, and what tells whether a jump pays.
_SHORT, _BRIEF = 1e-3, 1e-2
_SHORT_MAX_ITER, _BRIEF_MAX_ITER = 100, 20
_N_JUMPING, _N_JUMPS = 2, 10


def start_mixtures(
    X: Matrix,
    *,
    n_clusters: int,
    shape: CovarianceShape,
    extent: Extent,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> list[Climb]:
    """Return a short climb from each start, the likeliest first.

    The starts are k-means on the rows as they are and on whitened rows by turns: where clusters are long and
    parallel, only the second finds them (scikit-learn issue 34845).

    Parameters
    ----------
    X
        float64 (n, d): few enough to climb often.
    n_clusters
        Components; fewer where rows repeat.
    seeds
        One per start.
    """
    spaces = (X, extent.whiten(X))

    def climbed(task: tuple[int, int]) -> Climb:
        number, seed = task
        groups = _groups(spaces[number % 2], seed, n_clusters=n_clusters)
        start = _mixture_of(X, groups, shape)
        return em(X, start, shape=shape, tolerance=_SHORT, max_iter=_SHORT_MAX_ITER, n_threads=1)

    climbs = map_in_threads(climbed, enumerate(seeds), n_threads=n_threads)
    return sorted(climbs, key=lambda climb: -climb.log_likelihood)


def jump_mixtures(
    X: Matrix,
    climbs: Sequence[Climb],
    *,
    shape: CovarianceShape,
    extent: Extent,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> list[Climb]:
    """Return where the best two starts get by jumps, the likeliest first, and the others after them.

    A component jumps to a row of low density, and stays there if that pays and no component degenerates (Zhao, Hautamäki, Kärkkäinen
    and Fränti 2012, "Random swap EM"). For samples only: of few rows, a harder search finds what is likelier and not sound.
    """
    jumping = zip(climbs[:_N_JUMPING], seeds, strict=False)
    jumped = map_in_threads(
        partial(_jumped, X, shape=shape, extent=extent), jumping, n_threads=n_threads
    )
    best = sorted(jumped, key=lambda climb: -climb.log_likelihood)
    return [*best, *climbs[_N_JUMPING:]]


def _groups(X: Matrix, seed: int, *, n_clusters: int) -> Labels:
    """Return k-means' labels from one start, without gaps."""
    labels, _ = nearest(X, started(X, seed, n_clusters=n_clusters).centroids)
    return np.asarray(np.unique(labels, return_inverse=True)[1], dtype=np.int32)


def _mixture_of(X: Matrix, labels: Labels, shape: CovarianceShape) -> Mixture:
    """Return a component for each group, with its share, mean and extent."""
    groups = [X[labels == cluster] for cluster in range(labels.max() + 1)]
    weights = np.array([len(group) for group in groups]) / len(X)
    scatter = np.array([np.atleast_2d(np.cov(group.T, bias=True)) for group in groups])
    return Mixture(
        weights=weights,
        means=np.array([group.mean(axis=0) for group in groups]),
        precisions_cholesky=shape.precisions_cholesky(scatter, weights=weights),
    )


def _jumped(X: Matrix, task: tuple[Climb, int], *, shape: CovarianceShape, extent: Extent) -> Climb:
    best, seed = task
    rng = np.random.default_rng(seed)
    brief = partial(em, X, shape=shape, tolerance=_BRIEF, max_iter=_BRIEF_MAX_ITER, n_threads=1)
    for _ in range(_N_JUMPS):
        tried = brief(_with_jump(X, best.mixture, rng, shape))
        is_sound = tried.mixture.weights.min() * len(X) >= MIN_COVERED
        is_likelier = tried.log_likelihood > best.log_likelihood
        if is_likelier and is_sound and not extent.is_lost(tried.mixture):
            best = tried
    return best


def _with_jump(
    X: Matrix, mixture: Mixture, rng: np.random.Generator, shape: CovarianceShape
) -> Mixture:
    """Move one component to a row of low density, with the mean shape and an equal share."""
    densities = log_densities(X, mixture)
    depths = (densities.max() - densities).cumsum()
    goal = min(int(np.searchsorted(depths, rng.random() * depths[-1])), len(X) - 1)
    jumper = rng.integers(len(mixture.weights))
    means, weights = mixture.means.copy(), mixture.weights.copy()
    means[jumper], weights[jumper] = X[goal], 1 / len(weights)
    roots = np.linalg.inv(mixture.precisions_cholesky)
    scatter = roots.transpose(0, 2, 1) @ roots
    scatter[jumper] = np.average(scatter, axis=0, weights=mixture.weights)
    weights /= weights.sum()
    return Mixture(
        weights=weights,
        means=means,
        precisions_cholesky=shape.precisions_cholesky(scatter, weights=weights),
    )
