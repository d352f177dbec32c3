"""Which mixture fits best among several starts, and has it collapsed on a few customers?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import numpy as np
from sklearn.exceptions import ConvergenceWarning

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

CovarianceType: TypeAlias = Literal["full", "tied", "diag", "spherical"]
COVARIANCE_TYPES: tuple[str, ...] = get_args(CovarianceType)

# Tolerances are of the mean log-likelihood per iteration. scikit-learn's 1e-3 tells good starts from bad ones, and stops
# well before the optimum.
_SHORT_RUN = {"tol": 1e-3, "max_iter": 100}
_LONG_RUN = {"tol": 1e-5, "max_iter": 1000}


@dataclass(frozen=True, kw_only=True, eq=False)
class Mixture:
    """A fitted mixture of k Gaussians in d columns.

    Parameters
    ----------
    weights, means, precisions_cholesky
        float64 (k,), (k, d), (k, d, d), whatever the covariance type.
    n_iter, has_converged
        Of its long run.
    least_size
        Customers of the smallest component, as its responsibilities sum.
    has_collapsed
        Whether a component has no extent in a direction in which customers differ.
    """

    weights: Vector
    means: Matrix
    precisions_cholesky: NDArray[np.float64]
    n_iter: int
    has_converged: bool
    least_size: float
    has_collapsed: bool

    @property
    def is_degenerate(self) -> bool:
        """Whether a component stands for fewer than 10 customers, or has no extent."""
        return self.has_collapsed or self.least_size < MIN_COVERED


def search_mixture(
    X: Matrix,
    *,
    n_clusters: int,
    covariance_type: CovarianceType,
    regularization: float,
    seeds: Sequence[int],
) -> Mixture:
    """Return the likeliest mixture over the starts, a degenerate one only when all are.

    Each start is k-means on the rows as they are and on whitened rows by turns: where clusters are long and
    parallel, only the second finds them (scikit-learn issue 34845). All starts run for a short while, and the best of
    them to the end (emEM: Biernacki, Celeux and Govaert 2003).

    Parameters
    ----------
    X
        float64 (n, d), n >= 2, of variance about 1.
    n_clusters
        Components; fewer where rows repeat.
    covariance_type
        As scikit-learn's.
    regularization
        Added to every variance.
    seeds
        One per start.
    """
    axes, variances = _extended_axes(X, floor=regularization)
    whitened = X @ (axes / np.sqrt(variances))
    short_runs = []
    for number, seed in enumerate(seeds):
        start = _start(whitened if number % 2 else X, n_clusters=n_clusters, seed=seed)
        mixture = _started(X, start, covariance_type, regularization)
        short_runs.append(_run(mixture, X))
    mixtures = []
    for fitted in sorted(short_runs, key=lambda fitted: -fitted.lower_bound_):
        long_run = _run(fitted.set_params(warm_start=True, **_LONG_RUN), X)
        mixtures.append(_as_mixture(long_run, len(X), axes=axes, regularization=regularization))
        if not mixtures[-1].is_degenerate:
            return mixtures[-1]
    return mixtures[0]


def _extended_axes(X: Matrix, *, floor: float) -> tuple[Matrix, Vector]:
    """Return the principal axes along which the rows differ at all, as columns, and their variances."""
    variances, axes = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False, bias=True)))
    is_extended = variances > 2 * floor
    return axes[:, is_extended], variances[is_extended]


def _start(X: Matrix, *, n_clusters: int, seed: int) -> Labels:
    from sklearn.cluster import KMeans

    if X.shape[1] == 0:
        return np.zeros(len(X), dtype=np.int32)
    with warnings.catch_warnings():
        # Fewer distinct rows than components: said in degenerate_.
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = KMeans(n_clusters, n_init=1, random_state=seed).fit(X).labels_
    return np.asarray(np.unique(found, return_inverse=True)[1], dtype=np.int32)


def _started(
    X: Matrix, start: Labels, covariance_type: CovarianceType, regularization: float
) -> Any:
    """Return a mixture whose first step begins with the groups of the start."""
    from sklearn.mixture import GaussianMixture

    counts = np.bincount(start)
    groups = [X[start == cluster] for cluster in range(len(counts))]
    return GaussianMixture(
        len(counts),
        covariance_type=covariance_type,
        reg_covar=regularization,
        weights_init=counts / len(X),
        means_init=np.array([group.mean(axis=0) for group in groups]),
        precisions_init=_precisions(groups, covariance_type, regularization),
        # All of the start is given, so that what is drawn here is thrown away: the cheapest there is.
        init_params="random_from_data",
        random_state=0,
        **_SHORT_RUN,
    )


def _run(mixture: Any, X: Matrix) -> Any:
    with warnings.catch_warnings():
        # A short run need not converge, and of a long one it is said in degenerate_.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return mixture.fit(X)


def _precisions(
    groups: list[Matrix], covariance_type: CovarianceType, regularization: float
) -> NDArray[np.float64]:
    """Return the precisions of the groups in the shape that scikit-learn asks for."""
    covariances = np.array([np.atleast_2d(np.cov(group.T, bias=True)) for group in groups])
    variances = np.diagonal(covariances, axis1=1, axis2=2)
    if covariance_type == "diag":
        return np.asarray(1 / (variances + regularization))
    if covariance_type == "spherical":
        return np.asarray(1 / (variances.mean(axis=1) + regularization))
    if covariance_type == "tied":
        sizes = [len(group) for group in groups]
        return _inverse(np.average(covariances, axis=0, weights=sizes), regularization)
    return np.array([_inverse(covariance, regularization) for covariance in covariances])


def _inverse(covariance: Matrix, regularization: float) -> Matrix:
    # By eigenvalues the inverse stays positive definite where the covariance is nearly singular.
    variances, axes = np.linalg.eigh(covariance)
    return np.asarray((axes / (np.maximum(variances, 0) + regularization)) @ axes.T)


def _as_mixture(fitted: Any, n: int, *, axes: Matrix, regularization: float) -> Mixture:
    cholesky = _full_cholesky(fitted)
    return Mixture(
        weights=fitted.weights_,
        means=fitted.means_,
        precisions_cholesky=cholesky,
        n_iter=int(fitted.n_iter_),
        has_converged=bool(fitted.converged_),
        least_size=float(fitted.weights_.min() * n),
        has_collapsed=_has_collapsed(cholesky, axes=axes, regularization=regularization),
    )


def _full_cholesky(fitted: Any) -> NDArray[np.float64]:
    """Return scikit-learn's factors, whose shape depends on the covariance type, as (k, d, d)."""
    n_clusters, n_columns = fitted.means_.shape
    factors, kind = fitted.precisions_cholesky_, fitted.covariance_type
    if kind == "spherical":
        return np.asarray(factors[:, None, None] * np.eye(n_columns))
    if kind == "diag":
        return np.asarray(factors[:, :, None] * np.eye(n_columns))
    if kind == "tied":
        return np.repeat(factors[None], n_clusters, axis=0)
    return np.asarray(factors)


def _has_collapsed(cholesky: NDArray[np.float64], *, axes: Matrix, regularization: float) -> bool:
    """Answer whether regularization makes most of a variance, though customers differ along that axis."""
    if axes.shape[1] == 0:
        return False
    roots = np.linalg.inv(cholesky)  # covariance = P^-T P^-1
    least = np.linalg.svd(roots @ axes, compute_uv=False).min()
    return bool(least**2 < 2 * regularization)
