"""By which numbers is a segment told apart in words?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.segmentation.readable_number import readable_number

if TYPE_CHECKING:
    from custseg.rules import Matrix, Vector
    from custseg.segmentation import Column, Customers


@dataclass(frozen=True, kw_only=True)
class Trait:
    """One number about a customer that words can speak of: a column's value, or whether it is at a level.

    Parameters
    ----------
    column
        Of the customer table.
    level
        The level asked for; None where the column holds numbers.
    levels
        What its numbers stand for where they are positions among levels that rise; empty otherwise.

    Examples
    --------
    >>> Trait(column="age", level="35-44").name
    'age is 35-44'
    """

    column: str
    level: str | None = None
    levels: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How marks and conditions call it."""
        return self.column if self.level is None else f"{self.column} is {self.level}"

    def said(self, bound: float) -> str:
        """Return a bound as people say it: the first level that reaches it, where the column has levels that rise."""
        return self.levels[math.ceil(bound)] if self.levels else readable_number(bound)

    def values(self, customers: Customers) -> Vector:
        """Return float64 (n,): the column's numbers, or 1 at the level and 0 elsewhere; NaN where missing."""
        raw = customers.matrix((self.column,))[:, 0]
        if self.level is None:
            return raw
        levels = customers.columns[customers.names.index(self.column)].levels
        return np.where(np.isnan(raw), np.nan, raw == levels.index(self.level))


def traits_of(customers: Customers, describing: tuple[str, ...]) -> tuple[Trait, ...]:
    """Return the traits of the describing columns, in order: a number's own, or one for each level.

    Of two levels only the second gives a trait: the first would say the same again.
    """
    by_name = {column.name: column for column in customers.columns}
    return tuple(trait for name in describing for trait in _traits(by_name[name]))


def trait_matrix(customers: Customers, traits: tuple[Trait, ...]) -> Matrix:
    """Return the values of all traits side by side: float64 (n, len(traits))."""
    if not traits:
        return np.empty((len(customers), 0))
    return np.column_stack([trait.values(customers) for trait in traits])


def _traits(column: Column) -> list[Trait]:
    if not column.has_levels:
        return [Trait(column=column.name)]
    told = column.levels[1:] if len(column.levels) == 2 else column.levels  # noqa: PLR2004 - two
    return [Trait(column=column.name, level=level) for level in told]
