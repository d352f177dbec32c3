"""Which levels of a column have enough customers to be told by themselves?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.steps import Vector

MIN_SHARE = 0.01


@dataclass(frozen=True, kw_only=True, eq=False)
class PooledLevels:
    """The levels kept of a column, and how many customers have another.

    Parameters
    ----------
    codes
        float64 (k,): positions of the levels kept, ascending.
    names
        What they are called.
    counts
        (k,): the customers of each.
    n_missing
        Customers with a missing value; 0 where these are so few that they joined the pool.
    n_pooled
        Customers of all other levels.
    """

    codes: Vector
    names: tuple[str, ...]
    counts: NDArray[np.intp]
    n_missing: int
    n_pooled: int

    @classmethod
    def of(cls, column: Vector, *, levels: tuple[str, ...] | None) -> Self:
        """Pool what is rare.

        Levels under 10 customers or under 1 % are pooled, and missing values (a level of their own) under 10
        customers. A pool under 10 customers takes in the next smallest level until it is not.

        Parameters
        ----------
        column
            float64 (n,), NaN where missing.
        levels
            The names behind the positions 0, 1, ...; any other number is pooled. None: each number is a level, called after
            itself.

        Examples
        --------
        >>> column = np.repeat([0.0, 1.0, 2.0, 3.0], [60, 30, 8, 2])
        >>> found = PooledLevels.of(column, levels=("north", "south", "east", "west"))
        >>> found.names, found.n_pooled
        (('north', 'south'), 10)
        """
        codes, counts = np.unique(column, return_counts=True)  # NaN is the last code
        is_pooled = _pool(codes, counts, levels)
        is_level = ~is_pooled & ~np.isnan(codes)
        return cls(
            codes=codes[is_level],
            names=tuple(_name(code, levels) for code in codes[is_level]),
            counts=counts[is_level],
            n_missing=int(counts[~is_pooled & np.isnan(codes)].sum()),
            n_pooled=int(counts[is_pooled].sum()),
        )

    @property
    def covers(self) -> int | None:
        """The fewest customers that any of these groups has; None where there is no customer."""
        groups = [*self.counts.tolist(), self.n_missing, self.n_pooled]
        return min(filter(None, groups), default=None)


def _pool(
    codes: Vector, counts: NDArray[np.intp], levels: tuple[str, ...] | None
) -> NDArray[np.bool_]:
    is_small = (counts < MIN_SHARE * counts.sum()) & ~np.isnan(codes)
    is_pooled: NDArray[np.bool_]
    is_pooled = (counts < MIN_COVERED) | is_small | _is_unknown(codes, levels)
    for smallest in np.argsort(counts, kind="stable"):
        if not 0 < counts[is_pooled].sum() < MIN_COVERED:
            break
        is_pooled[smallest] = True
    return is_pooled


def _is_unknown(codes: Vector, levels: tuple[str, ...] | None) -> NDArray[np.bool_]:
    if levels is None:
        return np.zeros(len(codes), dtype=bool)
    is_position = np.isin(codes, np.arange(len(levels)))
    return np.asarray(~(is_position | np.isnan(codes)))


def _name(code: float, levels: tuple[str, ...] | None) -> str:
    return f"{code:.17g}" if levels is None else levels[int(code)]
