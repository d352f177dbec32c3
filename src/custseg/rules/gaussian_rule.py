"""Which component of a mixture does a row most probably come from, and is it likely at all?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules.covered import covered_quantile
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE, Placement
from custseg.rules.rows import as_rows
from custseg.tables.kernel import kernel

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class GaussianRule:
    """Place each row with the component of greatest posterior, or in noise when its density is low.

    The membership is the posterior (Bishop 2006, section 9.2.2); of equal posteriors the lowest number decides.
    A row with a missing value is noise.

    Parameters
    ----------
    input_names
        The d columns it reads.
    means
        float64 (k, d).
    precisions_cholesky
        float64 (k, d, d): upper triangular P with P P^T the inverse of the covariance, diagonal above 0.
    log_weights
        float64 (k,): logarithms of the weights.
    counts
        int64 (k,): the responsibilities summed over the training customers, rounded down. A weighted mean
        with weights in [0, 1] rests on at least as many customers as its weights sum to.
    limit
        A row whose log-density under the mixture is lower is noise; None means that none is.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = GaussianRule(
    ...     input_names=("spend",),
    ...     means=np.array([[0.0], [4.0]]),
    ...     precisions_cholesky=np.ones((2, 1, 1)),
    ...     log_weights=np.log([0.5, 0.5]),
    ...     counts=np.array([20, 20]),
    ...     limit=-5.0,
    ... )
    >>> placed = rule.place(np.array([[1.0], [2.0], [9.0]]))
    >>> placed.labels.tolist(), placed.membership.round(3).tolist()
    ([0, 0, -1], [[0.982, 0.018], [0.5, 0.5], [0.0, 0.0]])
    """

    kind: ClassVar[str] = "gaussian"

    input_names: tuple[str, ...]
    means: Matrix
    precisions_cholesky: NDArray[np.float64]
    log_weights: Vector
    counts: NDArray[np.int64]
    limit: float | None

    def __post_init__(self) -> None:
        n_columns = len(self.input_names)
        per_cluster = np.shape(self.means)[:1]
        freeze_numbers(
            self,
            means=(*per_cluster, n_columns),
            precisions_cholesky=(*per_cluster, n_columns, n_columns),
            log_weights=per_cluster,
        )
        freeze_integers(self, counts=per_cluster)
        check_fields(
            self,
            means_are_finite=np.isfinite(self.means).all(),
            precisions_are_finite=np.isfinite(self.precisions_cholesky).all(),
            diagonals_are_above_0=(self._diagonals > 0).all(),
            log_weights_are_finite=np.isfinite(self.log_weights).all(),
            counts_are_at_least_0=(self.counts >= 0).all(),
            limit_is_finite=self.limit is None or np.isfinite(self.limit),
        )

    def with_limit(self, X: Matrix, *, noise_fraction: float) -> Self:
        """Return the same rule that calls this share of the rows noise; 0 sets no limit.

        Parameters
        ----------
        X
            float64 (n, d): the training rows. The limit is the quantile of their log-densities, told by `covered_quantile`.
        noise_fraction
            In [0, 1).
        """
        if noise_fraction == 0:
            return replace(self, limit=None)
        return replace(self, limit=covered_quantile(self.log_densities(X), noise_fraction))

    @property
    def n_clusters(self) -> int:
        """The number of components."""
        return len(self.means)

    @property
    def covers(self) -> int:
        """The fewest customers that a component stands for; 0 without components."""
        return int(self.counts.min()) if len(self.counts) else 0

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        return self.place(X).labels

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        rows = as_rows(X, n_columns=len(self.input_names))
        labels = np.empty(len(rows), dtype=np.int32)
        membership = np.empty((len(rows), self.n_clusters))
        limit = -np.inf if self.limit is None else self.limit
        _place(rows, *self._state, float(limit), labels, membership)
        return Placement(labels=labels, membership=membership)

    def log_densities(self, X: Matrix) -> Vector:
        """Return the log-density of each row of a float64 matrix (n, d) under the mixture."""
        rows = as_rows(X, n_columns=len(self.input_names))
        densities = np.empty(len(rows))
        _measure(rows, *self._state, densities)
        return densities

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        return replace(
            self,
            means=self.means[order],
            precisions_cholesky=self.precisions_cholesky[order],
            log_weights=self.log_weights[order],
            counts=self.counts[order],
        )

    @property
    def _diagonals(self) -> Matrix:
        return np.diagonal(self.precisions_cholesky, axis1=1, axis2=2)

    @property
    def _state(self) -> tuple[Matrix, NDArray[np.float64], Vector]:
        """What the kernels read; the last part is the logarithm of weight times density at each mean."""
        heights = (
            self.log_weights
            + np.log(self._diagonals).sum(axis=1)
            - len(self.input_names) / 2 * np.log(2 * np.pi)
        )
        return self.means, self.precisions_cholesky, heights


@kernel
def _weigh(
    row: Vector, means: Matrix, cholesky: NDArray[np.float64], heights: Vector, logs: Vector
) -> None:
    """Fill in the logarithm of weight times density of each component."""
    for cluster in range(len(means)):
        square = 0.0
        for target in range(len(row)):
            projected = 0.0
            for column in range(target + 1):  # P is upper triangular
                difference = row[column] - means[cluster, column]
                projected += difference * cholesky[cluster, column, target]
            square += projected * projected
        logs[cluster] = heights[cluster] - 0.5 * square


@kernel
def _log_sum(logs: Vector) -> float:
    greatest = -np.inf
    for cluster in range(len(logs)):
        greatest = max(greatest, logs[cluster])
    if not greatest > -np.inf:
        return -np.inf
    total = 0.0
    for cluster in range(len(logs)):
        total += np.exp(logs[cluster] - greatest)
    return float(greatest + np.log(total))


@kernel
def _place(  # noqa: PLR0917 - numba passes by position
    X: Matrix,
    means: Matrix,
    cholesky: NDArray[np.float64],
    heights: Vector,
    limit: float,
    labels: Labels,
    membership: Matrix,
) -> None:
    for row in range(len(X)):
        logs = membership[row]
        _weigh(X[row], means, cholesky, heights, logs)
        likeliest, greatest = NOISE, -np.inf
        for cluster in range(len(logs)):
            if logs[cluster] > greatest:
                likeliest, greatest = cluster, logs[cluster]
        density = _log_sum(logs)
        if likeliest == NOISE or density < limit:
            labels[row] = NOISE
            logs[:] = 0.0
        else:
            labels[row] = likeliest
            for cluster in range(len(logs)):
                logs[cluster] = np.exp(logs[cluster] - density)


@kernel
def _measure(
    X: Matrix,
    means: Matrix,
    cholesky: NDArray[np.float64],
    heights: Vector,
    densities: Vector,
) -> None:
    logs = np.empty(len(means))
    for row in range(len(X)):
        _weigh(X[row], means, cholesky, heights, logs)
        densities[row] = _log_sum(logs)
