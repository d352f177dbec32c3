"""Under which Gaussians do the customers become likeliest, from a given start?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.add_over_chunks import add_over_chunks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.clusterers.add_over_chunks import Sums
    from custseg.clusterers.covariances import CovarianceShape
    from custseg.rules import Matrix, Vector

_N_CHUNK_ROWS = (
    1 << 13
)  # of 10 columns and 6 components, what a chunk needs fits into the cache of a core
_MAX_ITER = 1000
_LEAST_COUNT = 10 * np.finfo(np.float64).eps


@dataclass(frozen=True, kw_only=True, eq=False)
class Mixture:
    """A mixture of k Gaussians in d columns.

    Parameters
    ----------
    weights, means, precisions_cholesky
        float64 (k,), (k, d), (k, d, d), whatever the covariance type; the last as `GaussianRule` has it.
    """

    weights: Vector
    means: Matrix
    precisions_cholesky: NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Expectation:
    """What the customers, each in part, add up to under a mixture.

    Parameters
    ----------
    log_likelihood
        The sum of the log-densities.
    log_certainty
        The sum of the logarithms of each customer's greatest posterior, 0 where all are certain.
    counts, sums, squares
        float64 (k,), (k, d), (k, d, d): the posteriors, and the first two moments of the rows weighed by them, around the
        mixture's own means.
    """

    log_likelihood: float
    log_certainty: float
    counts: Vector
    sums: Matrix
    squares: NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Climb:
    """Where the iterations led.

    Parameters
    ----------
    mixture
        At the end.
    log_likelihood
        One iteration before the end, of all rows.
    n_iter, has_converged
        Of the iterations.
    """

    mixture: Mixture
    log_likelihood: float
    n_iter: int
    has_converged: bool


def em(
    X: Matrix,
    mixture: Mixture,
    *,
    shape: CovarianceShape,
    tolerance: float,
    max_iter: int = _MAX_ITER,
    n_threads: int | None = None,
) -> Climb:
    """Climb from a mixture to one that makes the rows likelier (Dempster, Laird and Rubin 1977; Bishop 2006, section 9.2).

    Memory beyond the rows does not grow with n, and the bits do not depend on the threads.

    Parameters
    ----------
    X
        float64 (n, d).
    tolerance
        Stop when an iteration raises the mean log-likelihood of a row by less.

    Examples
    --------
    >>> from custseg.clusterers.covariances import CovarianceShape
    >>> X = np.array([[-1.0], [1.0], [7.0], [9.0]])
    >>> start = Mixture(
    ...     weights=np.array([0.5, 0.5]),
    ...     means=np.array([[1.0], [7.0]]),
    ...     precisions_cholesky=np.ones((2, 1, 1)),
    ... )
    >>> shape = CovarianceShape(covariance_type="full", regularization=1e-6)
    >>> found = em(X, start, shape=shape, tolerance=1e-9, max_iter=99)
    >>> found.mixture.means.round(2).ravel().tolist()
    [0.0, 8.0]
    """
    last = -np.inf
    for n_iter in range(1, max_iter + 1):
        expected = expect(X, mixture, n_threads=n_threads)
        mixture = maximise(expected, mixture, shape=shape)
        has_converged = expected.log_likelihood - last < tolerance * len(X)
        if has_converged or n_iter == max_iter:
            break
        last = expected.log_likelihood
    return Climb(
        mixture=mixture,
        log_likelihood=expected.log_likelihood,
        n_iter=n_iter,
        has_converged=has_converged,
    )


def expect(X: Matrix, mixture: Mixture, *, n_threads: int | None = None) -> Expectation:
    """Add up the posteriors of all rows, chunk by chunk: the E-step."""
    log_likelihood, log_certainty, counts, sums, squares = add_over_chunks(
        partial(_part, X, mixture),
        len(X),
        n_chunk_rows=_N_CHUNK_ROWS,
        n_threads=n_threads,
    )
    return Expectation(
        log_likelihood=float(log_likelihood),
        log_certainty=float(log_certainty),
        counts=counts,
        sums=sums,
        squares=squares,
    )


def maximise(expected: Expectation, mixture: Mixture, *, shape: CovarianceShape) -> Mixture:
    """Return the likeliest mixture under which the rows belong where they were expected: the M-step."""
    counts = expected.counts + _LEAST_COUNT
    shifts = expected.sums / counts[:, None]
    scatter = expected.squares / counts[:, None, None] - shifts[:, :, None] * shifts[:, None, :]
    weights = counts / counts.sum()
    return Mixture(
        weights=weights,
        means=mixture.means + shifts,
        precisions_cholesky=shape.precisions_cholesky(scatter, weights=weights),
    )


def log_densities(X: Matrix, mixture: Mixture) -> Vector:
    """Return the log-density of each row of a sample (n, d)."""
    return np.asarray(np.logaddexp.reduce(_logs(X.T, mixture), axis=0))


def _logs(columns: Matrix, mixture: Mixture) -> Matrix:
    """Return the logarithm of weight times density (k, n) of the columns (d, n) of some rows."""
    diagonals = np.diagonal(mixture.precisions_cholesky, axis1=1, axis2=2)
    normal = len(columns) / 2 * np.log(2 * np.pi)
    heights = np.log(mixture.weights) + np.log(diagonals).sum(axis=1) - normal
    logs = np.empty((len(heights), columns.shape[1]))
    for cluster, cholesky in enumerate(mixture.precisions_cholesky):
        whitened = cholesky.T @ (columns - mixture.means[cluster][:, None])
        logs[cluster] = heights[cluster] - 0.5 * np.einsum("ij,ij->j", whitened, whitened)
    return logs


def _part(X: Matrix, mixture: Mixture, chunk: slice) -> Sums:
    columns = np.ascontiguousarray(X[chunk].T)
    posteriors = _logs(columns, mixture)
    greatest = posteriors.max(axis=0)
    np.exp(posteriors - greatest, out=posteriors)
    totals = posteriors.sum(axis=0)
    posteriors /= totals
    log_totals = np.log(totals)  # of posteriors, the greatest is 1 / total
    moments = [
        _moments(columns - mean[:, None], own)
        for mean, own in zip(mixture.means, posteriors, strict=True)
    ]
    sums, squares = (np.array(moment) for moment in zip(*moments, strict=True))
    return (
        np.sum(greatest + log_totals),
        -log_totals.sum(),
        posteriors.sum(axis=1),
        sums,
        squares,
    )


def _moments(columns: Matrix, posteriors: Vector) -> tuple[Vector, Matrix]:
    weighed = columns * posteriors
    return weighed.sum(axis=1), weighed @ columns.T
