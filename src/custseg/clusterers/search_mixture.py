"""Which mixture fits best among several starts, and has it collapsed on a few customers?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.covariances import shaped_covariances, upper_precisions
from custseg.clusterers.em import Mixture, em, expect
from custseg.clusterers.growing_samples import drawn
from custseg.clusterers.lloyd import nearest
from custseg.clusterers.search_centroids import started
from custseg.rules import MIN_COVERED
from custseg.tables import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.clusterers.covariances import CovarianceType
    from custseg.clusterers.em import Climb, Expectation
    from custseg.rules import Labels, Matrix, Vector

# Of the mean log-likelihood, per iteration: what tells good starts from bad ones, what a sample is worth, and the end.
_SHORT, _ON_SAMPLE, _AT_END = 1e-3, 1e-4, 1e-5
_SHORT_MAX_ITER, _MAX_ITER = 100, 1000


@dataclass(frozen=True, kw_only=True, eq=False)
class FoundMixture:
    """A mixture at the end of its climb on all rows.

    Parameters
    ----------
    mixture, covariance_type
        k components, and their type.
    expected, n_customers
        What all rows add up to under the mixture, and how many they are.
    n_iter, has_converged
        Of the last climb.
    has_collapsed
        Whether a component has no extent in a direction in which customers differ.
    """

    mixture: Mixture
    covariance_type: CovarianceType
    expected: Expectation
    n_customers: int
    n_iter: int
    has_converged: bool
    has_collapsed: bool

    @property
    def is_degenerate(self) -> bool:
        """Whether a component stands for fewer than 10 customers, or has no extent."""
        least_size = self.mixture.weights.min() * self.n_customers
        return bool(self.has_collapsed or least_size < MIN_COVERED)


def search_mixture(
    samples: list[Matrix],
    *,
    n_clusters: int,
    covariance_type: CovarianceType,
    regularization: float,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> FoundMixture:
    """Return the likeliest mixture over the starts, a degenerate one only when all are.

    Each start is k-means on the rows as they are and on whitened rows by turns: where clusters are long and
    parallel, only the second finds them (scikit-learn issue 34845). All starts climb for a short while on the first sample, and the best of
    them to the end (emEM: Biernacki, Celeux and Govaert 2003), from each sample to the next larger one.

    Parameters
    ----------
    samples
        float64 (n, d) each, n >= 2: growing, the last one all rows, as `growing_samples` gives them.
    n_clusters
        Components; fewer where rows repeat.
    regularization
        Added to every variance, in the unit of the rows, squared.
    seeds
        One per start.
    n_threads
        Changes no bit.
    """
    climb = partial(em, covariance_type=covariance_type, regularization=regularization)
    axes, variances = _extended_axes(drawn(samples), floor=regularization)
    whitened = samples[0] @ (axes / np.sqrt(variances))
    tasks = [(whitened if number % 2 else samples[0], seed) for number, seed in enumerate(seeds)]

    def short_climb(task: tuple[Matrix, int]) -> Climb:
        groups = _groups(*task, n_clusters=n_clusters)
        start = _mixture_of(samples[0], groups, covariance_type, regularization)
        return climb(samples[0], start, tolerance=_SHORT, max_iter=_SHORT_MAX_ITER, n_threads=1)

    found = []
    short = list(map_in_threads(short_climb, tasks, n_threads=n_threads))
    for begun in sorted(short, key=lambda climbed: -climbed.log_likelihood):
        end = begun
        for sample, tolerance in zip(samples, _tolerances(samples), strict=True):
            end = climb(
                sample, end.mixture, tolerance=tolerance, max_iter=_MAX_ITER, n_threads=n_threads
            )
        found.append(
            FoundMixture(
                mixture=end.mixture,
                covariance_type=covariance_type,
                expected=expect(samples[-1], end.mixture, n_threads=n_threads),
                n_customers=len(samples[-1]),
                n_iter=end.n_iter,
                has_converged=end.has_converged,
                has_collapsed=_has_collapsed(end.mixture, axes=axes, floor=2 * regularization),
            )
        )
        if not found[-1].is_degenerate:
            break
    return min(found, key=lambda one: one.is_degenerate)


def _tolerances(samples: list[Matrix]) -> list[float]:
    # Of more rows than are drawn, every iteration costs; there, and only there, the end comes sooner.
    end = _AT_END if samples[-1] is drawn(samples) else _ON_SAMPLE
    return [_ON_SAMPLE] * (len(samples) - 1) + [end]


def _extended_axes(X: Matrix, *, floor: float) -> tuple[Matrix, Vector]:
    """Return the principal axes along which the rows differ at all, as columns, and their variances."""
    variances, axes = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False, bias=True)))
    is_extended = variances > 2 * floor
    return axes[:, is_extended], variances[is_extended]


def _groups(X: Matrix, seed: int, *, n_clusters: int) -> Labels:
    """Return k-means' labels from one start, without gaps."""
    if X.shape[1] == 0:
        return np.zeros(len(X), dtype=np.int32)
    labels, _ = nearest(X, started(X, seed, n_clusters=n_clusters).centroids)
    return np.asarray(np.unique(labels, return_inverse=True)[1], dtype=np.int32)


def _mixture_of(
    X: Matrix, labels: Labels, covariance_type: CovarianceType, regularization: float
) -> Mixture:
    """Return a component for each group, with its share, mean and extent."""
    groups = [X[labels == cluster] for cluster in range(labels.max() + 1)]
    weights = np.array([len(group) for group in groups]) / len(X)
    scatter = np.array([np.atleast_2d(np.cov(group.T, bias=True)) for group in groups])
    covariances = shaped_covariances(scatter, weights, covariance_type=covariance_type)
    return Mixture(
        weights=weights,
        means=np.array([group.mean(axis=0) for group in groups]),
        precisions_cholesky=upper_precisions(covariances, regularization=regularization),
    )


def _has_collapsed(mixture: Mixture, *, axes: Matrix, floor: float) -> bool:
    """Answer whether regularization makes most of a variance, though customers differ along that axis."""
    if axes.shape[1] == 0:
        return False
    roots = np.linalg.inv(mixture.precisions_cholesky)  # covariance = P^-T P^-1
    least = np.linalg.svd(roots @ axes, compute_uv=False).min()
    return bool(least**2 < floor)
