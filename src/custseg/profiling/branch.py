"""Which way through a tree leads to a segment, in words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.profiling.trait import Trait
    from custseg.segmentation import Customers


@dataclass(frozen=True, kw_only=True)
class Bound:
    """What a branch asks of one trait.

    Parameters
    ----------
    trait
        Of a column with numbers, or of a level.
    low, high
        At least `low` and below `high`; for a level, 0.5 on either side parts the customers at it from the others. No value is at least
        infinite: then only a missing one will do.
    takes_missing
        Whether customers without a value go along.

    Examples
    --------
    >>> from custseg.profiling.trait import Trait
    >>> Bound(trait=Trait(column="recency_days"), high=14.0, takes_missing=True).text
    'recency_days below 14 (or missing)'
    >>> Bound(trait=Trait(column="age", level="35-44"), high=0.5).text
    'age is not 35-44'
    """

    trait: Trait
    low: float = -np.inf
    high: float = np.inf
    takes_missing: bool = False

    @property
    def text(self) -> str:
        """The bound in words."""
        if np.isposinf(self.low):
            return f"{self.trait.column} is missing"
        return self._asked() + (" (or missing)" if self.takes_missing else "")

    def holds(self, customers: Customers) -> NDArray[np.bool_]:
        """Return whether each customer keeps the bound as it is said: bool (n,)."""
        values = self.trait.values(customers)
        within = (values >= self.low) & (values < self.high)
        return within | (np.isnan(values) & self.takes_missing)

    def and_also(self, other: Bound) -> Bound:
        """Return what both ask of the same trait."""
        return Bound(
            trait=self.trait,
            low=max(self.low, other.low),
            high=min(self.high, other.high),
            takes_missing=self.takes_missing and other.takes_missing,
        )

    def _asked(self) -> str:
        name = self.trait.name
        if self.trait.level is not None:
            return name if self.low > 0 else f"{self.trait.column} is not {self.trait.level}"
        parts = []
        if np.isfinite(self.low):
            parts.append(f"at least {self.trait.said(self.low)}")
        if np.isfinite(self.high):
            parts.append(f"below {self.trait.said(self.high)}")
        return f"{name} {' and '.join(parts) or 'is known'}"


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A way from the root of a tree to a leaf, as the bounds on its way: none for the root itself."""

    label: int
    bounds: tuple[Bound, ...]

    @property
    def text(self) -> str:
        """The bounds in words, one for each trait: "recency_days below 14 and frequency_orders at least 30"."""
        return " and ".join(bound.text for bound in self.merged)

    @property
    def merged(self) -> tuple[Bound, ...]:
        """One bound for each trait, in the order of the tree."""
        by_trait: dict[Trait, Bound] = {}
        for bound in self.bounds:
            known = by_trait.get(bound.trait)
            by_trait[bound.trait] = bound if known is None else known.and_also(bound)
        return tuple(by_trait.values())

    def holds(self, customers: Customers) -> NDArray[np.bool_]:
        """Return whether each customer keeps all bounds: bool (n,)."""
        kept = np.ones(len(customers), dtype=bool)
        for bound in self.merged:
            kept &= bound.holds(customers)
        return kept
