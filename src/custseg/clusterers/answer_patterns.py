"""Which different answers are there, and how many customers gave each?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Matrix, Vector

_MAX_KEY = 2**62


@dataclass(frozen=True, kw_only=True, eq=False)
class AnswerPatterns:
    """Rows of levels, each different one once: many customers tick the same boxes.

    Parameters
    ----------
    n_levels
        int64 (d,): how many levels each column has.
    levels
        float64 (sum of n_levels,): the levels of the first column, ascending, then those of the second, and so on.
    has_level
        Sparse float64 (m, sum of n_levels): 1 where a pattern has the level. A missing answer is no level.
    counts
        int64 (m,): the customers of each pattern. Those without any answer are left out.
    """

    n_levels: NDArray[np.int64]
    levels: Vector
    has_level: Any
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, X: Matrix) -> Self:
        """Gather the patterns of a matrix (n, d), NaN where missing, in an order that does not depend on that of the rows.

        Examples
        --------
        >>> X = np.array([[1.0, 5.0], [0.0, 7.0], [1.0, 5.0], [0.0, np.nan], [np.nan, np.nan]])
        >>> patterns = AnswerPatterns.of(X)
        >>> patterns.counts.tolist(), patterns.has_level.toarray().tolist()
        ([1, 1, 2], [[1.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0]])
        """
        levels = [np.unique(column[~np.isnan(column)]) for column in X.T]
        first, counts = _different(X, levels)
        has_answer = ~np.isnan(X[first]).all(axis=1)
        return cls(
            n_levels=np.array([len(own) for own in levels], dtype=np.int64),
            levels=np.concatenate(levels),
            has_level=_indicators(X[first[has_answer]], levels),
            counts=counts[has_answer],
        )

    @property
    def n_customers(self) -> int:
        """Customers who gave an answer."""
        return int(self.counts.sum())

    @property
    def column_of(self) -> NDArray[np.intp]:
        """The column that each level belongs to."""
        return np.repeat(np.arange(len(self.n_levels)), self.n_levels)

    @property
    def level_counts(self) -> NDArray[np.int64]:
        """How many customers have each level."""
        return np.asarray((self.has_level.T @ self.counts).round(), dtype=np.int64)

    @property
    def shares(self) -> Vector:
        """The share of each level among the customers who answered its column."""
        counts = self.level_counts
        return np.asarray(counts / self.column_sums(counts[:, None])[self.column_of, 0])

    def column_sums(self, values: NDArray[np.floating[Any] | np.integer[Any]]) -> Matrix:
        """Add up values (sum of n_levels, k) over the levels of each column: float64 (d, k)."""
        sums = np.zeros((len(self.n_levels), values.shape[1]))
        np.add.at(sums, self.column_of, values)
        return sums

    def drawn(self, n: int, *, seed: int) -> Self:
        """Return the patterns of n customers drawn without replacement, or of all where there are no more."""
        if self.n_customers <= n:
            return self
        generator = np.random.default_rng(seed)
        counts = generator.multivariate_hypergeometric(self.counts, n, method="marginals")
        return type(self)(
            n_levels=self.n_levels,
            levels=self.levels,
            has_level=self.has_level[np.flatnonzero(counts)],
            counts=counts[counts > 0],
        )


def _different(X: Matrix, levels: list[Vector]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return a row of each different kind, sorted, and how many there are of it."""
    keys, n_keys = np.zeros(len(X), dtype=np.int64), 1
    for column, own in zip(X.T, levels, strict=True):
        if n_keys * (len(own) + 1) > _MAX_KEY:
            kept, keys = np.unique(keys, return_inverse=True)
            n_keys = len(kept)
        keys = keys * (len(own) + 1) + np.searchsorted(own, column)  # NaN comes after all levels
        n_keys *= len(own) + 1
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    return first, counts


def _indicators(X: Matrix, levels: list[Vector]) -> Any:
    n_before = np.cumsum([0, *(len(own) for own in levels)])
    codes = np.column_stack(
        [np.searchsorted(own, column) for own, column in zip(levels, X.T, strict=True)]
    )
    is_known = ~np.isnan(X)
    ends = np.concatenate([[0], np.cumsum(is_known.sum(axis=1))])
    positions = (codes + n_before[:-1])[is_known]
    return csr_array((np.ones(len(positions)), positions, ends), shape=(len(X), int(n_before[-1])))
