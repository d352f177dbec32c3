"""What does a leaf of a tree ask of each column, as boxes and in words?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from custseg.segmentation.readable_column import readable_column
from custseg.segmentation.readable_number import readable_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules import Vector

Span: TypeAlias = tuple[float, float]
EVERYTHING: Span = (-np.inf, np.inf)


@dataclass(frozen=True, kw_only=True)
class Split:
    """One question that parts customers in two.

    Parameters
    ----------
    column
        The position of the column it asks for.
    inside
        Low and high: a value of at least low and below high lies inside.
    missing_inside
        Whether a missing value does.
    """

    column: int
    inside: Span
    missing_inside: bool

    def holds(self, values: Vector) -> NDArray[np.bool_]:
        """Return which values (n,) of the column lie inside."""
        low, high = self.inside
        return ((values >= low) & (values < high)) | (np.isnan(values) & self.missing_inside)


@dataclass(frozen=True, kw_only=True)
class Region:
    """The customers of one leaf: in each column some spans of values, and those without a value or not.

    Parameters
    ----------
    spans
        Of each column, rising: a value lies in one of them.
    takes_missing
        Of each column: whether a customer without a value may belong.

    Examples
    --------
    >>> inside, outside = Region.whole(1).sides(
    ...     Split(column=0, inside=(1.0, 2.0), missing_inside=False)
    ... )
    >>> inside.spans, outside.spans, outside.takes_missing
    ((((1.0, 2.0),),), (((-inf, 1.0), (2.0, inf)),), (True,))
    """

    spans: tuple[tuple[Span, ...], ...]
    takes_missing: tuple[bool, ...]

    @classmethod
    def whole(cls, n_columns: int) -> Self:
        """Return the region of all customers."""
        return cls(spans=((EVERYTHING,),) * n_columns, takes_missing=(True,) * n_columns)

    def sides(self, split: Split) -> tuple[Self, Self]:
        """Return what of this region lies inside a split, and what outside."""
        low, high = split.inside
        return (
            self._narrowed(split.column, (split.inside,), takes_missing=split.missing_inside),
            self._narrowed(
                split.column,
                ((-np.inf, low), (high, np.inf)),
                takes_missing=not split.missing_inside,
            ),
        )

    def boxes(self) -> list[tuple[Span, ...]]:
        """Return the boxes that make up the region: of each, a span for each column."""
        return list(itertools.product(*self.spans))

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
            f"{readable_column(name)} {_words(spans, levels.get(name), is_ordered=name in ordered)}"
            for name, spans in zip(names, self.spans, strict=True)
            if spans != (EVERYTHING,)
        ]
        return ", ".join(asked)

    def _narrowed(self, column: int, spans: tuple[Span, ...], *, takes_missing: bool) -> Self:
        shared = tuple(
            (max(low, other_low), min(high, other_high))
            for (low, high), (other_low, other_high) in itertools.product(self.spans[column], spans)
            if max(low, other_low) < min(high, other_high)
        )
        takes_missing = takes_missing and self.takes_missing[column]
        return replace(
            self,
            spans=(*self.spans[:column], shared, *self.spans[column + 1 :]),
            takes_missing=(
                *self.takes_missing[:column],
                takes_missing,
                *self.takes_missing[column + 1 :],
            ),
        )


def _words(spans: tuple[Span, ...], levels: tuple[str, ...] | None, *, is_ordered: bool) -> str:
    if levels is None:
        return _bounds(spans[0], readable_number)
    if is_ordered:
        return _bounds(spans[0], lambda position: levels[int(position)])
    positions = range(len(levels) + 1)
    taken = [at for at in positions if any(low <= at < high for low, high in spans)]
    if len(taken) == 1:
        return f"is {levels[taken[0]]}"
    return f"is not {' or '.join(levels[at] for at in positions if at not in taken)}"


def _bounds(span: Span, said: Callable[[float], str]) -> str:
    low, high = span
    parts = [f"at least {said(low)}"] if np.isfinite(low) else []
    parts += [f"below {said(high)}"] if np.isfinite(high) else []
    return " and ".join(parts)
