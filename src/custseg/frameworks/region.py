"""What does a leaf of a tree ask of each column, as boxes and in words?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.interval import BEYOND, EVERYTHING
from custseg.segmentation.readable_column import readable_column
from custseg.segmentation.readable_number import readable_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from custseg.frameworks.interval import Interval
    from custseg.frameworks.split import Split


@dataclass(frozen=True, kw_only=True)
class Region:
    """The customers of one leaf: a value lies in one of the intervals of its column.

    Parameters
    ----------
    intervals
        Of each column, rising.

    Examples
    --------
    >>> from custseg.frameworks.interval import Interval
    >>> from custseg.frameworks.split import Split
    >>> split = Split(column=0, inside=Interval(low=1.0, high=2.0, takes_missing=False))
    >>> inside, outside = Region.whole(1).sides(split)
    >>> [(one.low, one.high, one.takes_missing) for one in outside.intervals[0]]
    [(-inf, 1.0, True), (2.0, inf, True)]
    """

    intervals: tuple[tuple[Interval, ...], ...]

    @classmethod
    def whole(cls, n_columns: int) -> Self:
        """Return the region of all customers."""
        return cls(intervals=((EVERYTHING,),) * n_columns)

    def sides(self, split: Split) -> tuple[Self, Self]:
        """Return what of this region lies inside a split, and what outside; both have values of the column."""
        column = split.column
        return self._narrowed(column, (split.inside,)), self._narrowed(column, split.outside)

    def boxes(self) -> list[tuple[Interval, ...]]:
        """Return the boxes that make up the region: of each, an interval for each column."""
        return list(itertools.product(*self.intervals))

    def words(
        self,
        names: tuple[str, ...],
        *,
        levels: Mapping[str, tuple[str, ...]],
        ordered: tuple[str, ...],
    ) -> str:
        """Return what it asks of each column that it asks for, in the columns' order; missing values are not spoken of.

        Parameters
        ----------
        names
            Of the columns.
        levels
            The levels of those columns whose values are positions among levels.
        ordered
            Those of them whose levels rise.
        """
        asked = [
            f"{readable_column(name)} {_words(own, levels.get(name), is_ordered=name in ordered)}"
            for name, own in zip(names, self.intervals, strict=True)
            if own != (EVERYTHING,)
        ]
        return ", ".join(asked)

    def _narrowed(self, column: int, others: tuple[Interval, ...]) -> Self:
        pairs = itertools.product(self.intervals[column], others)
        shared = tuple(both for own, other in pairs if (both := own & other).low != BEYOND)
        return type(self)(
            intervals=(*self.intervals[:column], shared, *self.intervals[column + 1 :])
        )


def _words(
    intervals: tuple[Interval, ...], levels: tuple[str, ...] | None, *, is_ordered: bool
) -> str:
    if levels is None:
        return _bounds(intervals[0], readable_number)
    if is_ordered:
        return _bounds(intervals[0], lambda position: levels[int(position)])
    positions = range(len(levels) + 1)
    taken = [at for at in positions if any(one.low <= at < one.high for one in intervals)]
    if len(taken) == 1 and taken[0] < len(levels):
        return f"is {levels[taken[0]]}"
    return f"is not {' or '.join(levels[at] for at in positions if at not in taken)}"


def _bounds(interval: Interval, said: Callable[[float], str]) -> str:
    parts = [f"at least {said(interval.low)}"] if np.isfinite(interval.low) else []
    parts += [f"below {said(interval.high)}"] if np.isfinite(interval.high) else []
    return " and ".join(parts)
