"""Which component of a mixture does a row most probably come from, and is it likely at all?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.rules.covered import covered_quantile
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.posteriors import label_by_posterior, log_densities, place_by_posterior

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector
    from custseg.rules.placement import Placement

_TILE = 256  # the differences of so many rows stay in the nearest cache


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
        n_columns = len(self.input_names)
        return label_by_posterior(X, self._logs, n_columns=n_columns, limit=self.limit)

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        return place_by_posterior(
            X,
            self._logs,
            n_columns=len(self.input_names),
            n_clusters=self.n_clusters,
            limit=self.limit,
        )

    def log_densities(self, X: Matrix) -> Vector:
        """Return the log-density of each row of a float64 matrix (n, d) under the mixture."""
        return log_densities(X, self._logs, n_columns=len(self.input_names))

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
    def _heights(self) -> Vector:
        """The logarithm of weight times density at each mean."""
        return np.asarray(
            self.log_weights
            + np.log(self._diagonals).sum(axis=1)
            - len(self.input_names) / 2 * np.log(2 * np.pi)
        )

    def _logs(self, columns: Matrix) -> Matrix:
        logs = np.empty((self.n_clusters, columns.shape[1]))
        _measure(columns, self.means, self.precisions_cholesky, self._heights, logs)
        return logs


@kernel
def _measure(
    columns: Matrix, means: Matrix, cholesky: NDArray[np.float64], heights: Vector, logs: Matrix
) -> None:
    """Fill in the logarithm of weight times density of each component, for each row."""
    n_columns, n_rows = columns.shape
    differences, projected = np.empty((n_columns, _TILE)), np.empty(_TILE)
    for start in range(0, n_rows, _TILE):
        n_here = min(_TILE, n_rows - start)
        for cluster in range(len(means)):
            own = logs[cluster, start : start + n_here]
            own[:] = 0.0
            for column in range(n_columns):
                values, center = columns[column, start : start + n_here], means[cluster, column]
                difference = differences[column]
                for row in range(n_here):
                    difference[row] = values[row] - center
            for target in range(n_columns):
                projected[:] = 0.0
                for column in range(target + 1):  # P is upper triangular
                    difference, factor = differences[column], cholesky[cluster, column, target]
                    for row in range(n_here):
                        projected[row] += difference[row] * factor
                for row in range(n_here):
                    own[row] += projected[row] * projected[row]
            for row in range(n_here):
                own[row] = heights[cluster] - 0.5 * own[row]
