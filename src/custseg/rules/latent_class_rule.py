"""Which latent class do a row's answers most probably come from, and are they likely at all?"""

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

# Answers repeat, so that the limit is often the very density of some answers: whoever gave them is not noise, however
# a machine rounds its logarithms.
_SLACK = 1e-9
_NOWHERE = -1
_ROUNDING = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class LatentClassRule:
    """Place each row in the class of greatest posterior, or in noise when its answers are unlikely.

    Within a class the columns are independent, and each has a probability for each of its levels (Lazarsfeld and Henry
    1968). The membership is the posterior; of equal posteriors the lowest number decides. The decision adds up
    stored logarithms and computes none, so that it is the same on every machine.

    A missing value, or one that is none of its column's levels, says nothing: the others decide (Linzer and Lewis 2011). A row
    without any known level is noise.

    Parameters
    ----------
    input_names
        The d columns it reads.
    n_levels
        int64 (d,): how many levels each column has.
    levels
        float64 (sum of n_levels,): the levels of the first column, ascending, then those of the second, and so on.
    log_probabilities
        float64 (k, sum of n_levels): logarithms of the probability of each level within each class.
    log_weights
        float64 (k,): logarithms of the shares of the classes.
    limit
        A row whose known levels have a lower log-probability is noise; None means that none is.
    covers
        The fewest customers that have any level, or from whom the probabilities of a column within a class were learned:
        a share tells of all customers of whom it is a share. The latter are responsibilities summed and rounded down.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = LatentClassRule(
    ...     input_names=("is_member", "pays_by"),
    ...     n_levels=np.array([2, 3]),
    ...     levels=np.array([0.0, 1.0, 0.0, 1.0, 2.0]),
    ...     log_probabilities=np.log([[0.9, 0.1, 0.6, 0.2, 0.2], [0.2, 0.8, 0.1, 0.1, 0.8]]),
    ...     log_weights=np.log([0.5, 0.5]),
    ...     limit=None,
    ...     covers=10,
    ... )
    >>> placed = rule.place(np.array([[0.0, 0.0], [1.0, np.nan], [np.nan, 7.0]]))
    >>> placed.labels.tolist(), placed.membership.round(3).tolist()
    ([0, 1, -1], [[0.964, 0.036], [0.111, 0.889], [0.0, 0.0]])
    """

    kind: ClassVar[str] = "latent_class"

    input_names: tuple[str, ...]
    n_levels: NDArray[np.int64]
    levels: Vector
    log_probabilities: Matrix
    log_weights: Vector
    limit: float | None
    covers: int

    def __post_init__(self) -> None:
        freeze_integers(self, n_levels=(len(self.input_names),))
        per_level, per_class = (int(self.n_levels.sum()),), np.shape(self.log_weights)[:1]
        freeze_numbers(
            self,
            levels=per_level,
            log_probabilities=(*per_class, *per_level),
            log_weights=per_class,
        )
        check_fields(self, n_levels_are_at_least_0=(self.n_levels >= 0).all())
        check_fields(
            self,
            levels_are_finite=np.isfinite(self.levels).all(),
            levels_ascend=all((np.diff(own) > 0).all() for own in self._by_column(self.levels)),
            log_probabilities_are_finite=np.isfinite(self.log_probabilities).all(),
            probabilities_sum_to_1=self._sum_to_1(),
            log_weights_are_finite=np.isfinite(self.log_weights).all(),
            limit_is_finite=self.limit is None or np.isfinite(self.limit),
            covers_is_at_least_0=self.covers >= 0,
        )

    def with_limit(self, X: Matrix, *, noise_fraction: float) -> Self:
        """Return the same rule that calls this share of the rows noise; 0 sets no limit.

        Parameters
        ----------
        X
            float64 (n, d): the training rows. The limit is the quantile of their log-densities, told by `covered_quantile`.
            Rows without a known level, which are noise anyway, do not count.
        noise_fraction
            In [0, 1).
        """
        if noise_fraction == 0:
            return replace(self, limit=None)
        densities = self.log_densities(X)
        limit = covered_quantile(densities[np.isfinite(densities)], noise_fraction)
        return replace(self, limit=limit - _SLACK)

    @property
    def n_clusters(self) -> int:
        """The number of classes."""
        return len(self.log_weights)

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
        """Return the log-probability of each row's known levels; minus infinity for a row without any."""
        return log_densities(X, self._logs, n_columns=len(self.input_names))

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        return replace(
            self,
            log_probabilities=self.log_probabilities[order],
            log_weights=self.log_weights[order],
        )

    def _by_column(self, values: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        return np.split(values, np.cumsum(self.n_levels)[:-1], axis=-1)

    def _sum_to_1(self) -> bool:
        with np.errstate(over="ignore"):  # an altered one may be anything
            sums = [own.sum(axis=1) for own in self._by_column(np.exp(self.log_probabilities))]
        is_there = self.n_levels > 0
        return all(
            np.allclose(own, 1, rtol=0, atol=_ROUNDING)
            for own, counts in zip(sums, is_there, strict=True)
            if counts
        )

    def _logs(self, columns: Matrix) -> Matrix:
        """Return the logarithm of weight times probability of each class for each row, NaN where no level is known."""
        starts = np.concatenate([[0], np.cumsum(self.n_levels)])
        logs = np.empty((self.n_clusters, columns.shape[1]))
        _weigh(columns, self.levels, starts, self.log_probabilities, self.log_weights, logs)
        return logs


@kernel
def _weigh(  # noqa: PLR0917 - numba passes by position
    columns: Matrix,
    levels: Vector,
    starts: NDArray[np.int64],
    log_probabilities: Matrix,
    log_weights: Vector,
    logs: Matrix,
) -> None:
    n_columns, n_rows = columns.shape
    is_known = np.zeros(n_rows, dtype=np.bool_)
    places = np.empty(n_rows, dtype=np.int64)
    for cluster in range(len(logs)):
        logs[cluster] = log_weights[cluster]
    for column in range(n_columns):
        start, stop = starts[column], starts[column + 1]
        for row in range(n_rows):
            value = columns[column, row]
            place = start + np.searchsorted(levels[start:stop], value)
            is_here = place < stop and levels[place] == value
            places[row] = place if is_here else _NOWHERE
            is_known[row] |= is_here
        for cluster in range(len(logs)):
            for row in range(n_rows):
                if places[row] != _NOWHERE:
                    logs[cluster, row] += log_probabilities[cluster, places[row]]
    for cluster in range(len(logs)):
        for row in range(n_rows):
            if not is_known[row]:
                logs[cluster, row] = np.nan
