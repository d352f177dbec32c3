"""Which tier of a value pyramid is a customer in?"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.given_cuts import given_cuts
from custseg.frameworks.levels import Levels
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns
from custseg.frameworks.merging import Merging
from custseg.frameworks.named_grid import named_grid
from custseg.frameworks.value_notes import value_notes

if TYPE_CHECKING:
    from custseg.frameworks.learned_framework import LearnedFramework
    from custseg.rules import Matrix, Vector

# Together the two upper tiers are the 20 % of the 80/20 rule, and each leaves room above the 5 % that a segment needs.
_CUSTOMER_SHARES = (0.10, 0.10, 0.30, 0.50)


@dataclass(frozen=True, kw_only=True)
class ValueTiers(MadeOfItsColumns):
    """Stack the customers in a pyramid by what they bring (Curry and Curry 2000; Zeithaml, Rust and Lemon 2001).

    The tiers are cut by shares of the customers, by shares of the value, or at given values. Customers of equal value are never
    parted.

    Parameters
    ----------
    column
        What a customer brings. One whose value is missing is in the lowest tier, and so is, unless `cuts` are given, one who
        brings 0 or less.
    names
        Of the tiers, the highest first.
    customer_shares
        The share of the customers in each tier, the highest first, adding up to 1. Without any of the three, 10, 10, 30
        and 50 %.
    value_shares
        The share of the value that each tier brings, the highest first, adding up to 1: customers are counted from the most
        valuable on until they bring the share. Values of 0 and below bring nothing.
    cuts
        Values at which the next tier begins, rising, one fewer than names; rounded to float32, as its values are.
    max_segments, min_share
        At most so many tiers are left, each of so many of the customers, and at least 10: others are joined with their nearest
        neighbour. A `min_share` of None keeps every tier that anybody is in.

    Raises
    ------
    ParameterError
        When shares do not add up to 1, or do not fit the names, or more than one way to cut is given.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> learned = ValueTiers(column="spend").fit(rng.lognormal(size=(1000, 1)))
    >>> learned.names
    ('Small', 'Ordinary', 'Major', 'Top')
    >>> learned.notes
    ('The top 20 % of the customers by spend (200 of 1,000) bring 55 % of it.',)
    """

    column: str
    names: tuple[str, ...] = ("Top", "Major", "Ordinary", "Small")
    customer_shares: tuple[float, ...] = ()
    value_shares: tuple[float, ...] = ()
    cuts: tuple[float, ...] = ()
    max_segments: int = 6
    min_share: float | None = 0.05

    def __post_init__(self) -> None:
        Merging(max_segments=self.max_segments, min_share=self.min_share)
        shares = {"customer_shares": self.customer_shares, "value_shares": self.value_shares}
        faults = [
            f"{name}={own}" for name, own in shares.items() if own and not self._are_shares(own)
        ]
        if self.cuts:
            given_cuts(self.column, self.cuts)
        ways = [name for name, own in {**shares, "cuts": self.cuts}.items() if own]
        if len(ways) > 1:
            faults.append(f"{' and '.join(ways)} together")
        n_tiers = len(self.cuts) + 1 if self.cuts else len(_CUSTOMER_SHARES)
        if not any(shares.values()) and len(self.names) != n_tiers:
            faults.append(f"{len(self.names)} names for {n_tiers} tiers")
        if len(set(self.names)) < len(self.names):
            faults.append(f"names={self.names}")
        if faults:
            raise ParameterError(
                "A pyramid of tiers cannot be cut.",
                found="; ".join(faults),
                expected="one way to cut, different names, and a share above 0 for each of them, which add up to 1",
            )

    @property
    def input_names(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points that are not given from raw values (n, 1), NaN where missing."""
        rows = as_rows(raw, input_names=self.input_names)
        names = tuple(reversed(self.names))
        learned = named_grid(
            rows,
            input_names=self.input_names,
            levels=[self._levels(rows[:, 0])],
            name_of=lambda scores: names[scores[0]],
            names=self.names,
            merging=Merging(max_segments=self.max_segments, min_share=self.min_share),
        )
        return replace(learned, notes=(*value_notes(rows[:, 0], name=self.column), *learned.notes))

    def _are_shares(self, shares: tuple[float, ...]) -> bool:
        is_each = len(shares) == len(self.names) and min(shares) > 0
        return is_each and math.isclose(sum(shares), 1, abs_tol=1e-6)

    def _levels(self, values: Vector) -> Levels:
        if self.cuts:
            cuts = given_cuts(self.column, self.cuts)
            return Levels(cuts=cuts, scores=np.arange(len(self.names)))
        if self.value_shares:
            bounds = _by_value(values, self.value_shares)
        else:
            bounds = [
                1 - share for share in accumulate((self.customer_shares or _CUSTOMER_SHARES)[:-1])
            ]
        return _above_nothing(Levels.learned(values, bounds=sorted(bounds)))


def _above_nothing(levels: Levels) -> Levels:
    """Return the levels without cut-points among those who bring nothing, who are all in the lowest tier."""
    kept = levels.cuts > 0
    if kept.all():
        return levels
    return Levels(cuts=levels.cuts[kept], scores=np.append(0, levels.scores[1:][kept]))


def _by_value(values: Vector, shares: tuple[float, ...]) -> list[float]:
    """Return the share of the customers below each tier, where the tiers bring shares of the value."""
    known = np.sort(values[~np.isnan(values)])[::-1]
    brought = np.cumsum(np.maximum(known, 0))
    if not len(known) or brought[-1] == 0:
        return [0.5] * (len(shares) - 1)
    wanted = np.array(list(accumulate(shares[:-1]))) * brought[-1]
    n_above = np.searchsorted(brought, wanted) + 1
    return [1 - n / len(known) for n in n_above.tolist()]
