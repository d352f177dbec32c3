"""What does a segment ask of one column?"""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.interval import BEYOND, Interval
from custseg.rules import MIN_COVERED, covered_quantile

if TYPE_CHECKING:
    from custseg.rules import Vector


@dataclass(frozen=True)
class Condition:
    """A range of one column, of which every given end must hold.

    Parameters
    ----------
    column
        The raw column. Without any other argument, its value must be known.
    at_least, below
        Values: at_least <= value < below, all of them rounded to float32, as a customer table stores its values.
    top_share, bottom_share
        Shares of the customers whose value is known: the value lies among the highest or lowest of them. The end is learned, as the
        mean of 10 neighbouring values; where many customers share a value, a larger share than asked for may meet it.
    levels
        Of a category: positions in the contract's levels, one of which it must have.
    is_missing
        The value must be missing.
    or_missing
        A missing value meets the condition, too.

    Raises
    ------
    ParameterError
        When no value can meet it.

    Examples
    --------
    >>> recent = Condition("recency_days", below=30)
    >>> recent.intervals(np.arange(100.0))[0].high
    30.0
    """

    column: str
    _: KW_ONLY
    at_least: float | None = None
    below: float | None = None
    top_share: float | None = None
    bottom_share: float | None = None
    levels: tuple[int, ...] = ()
    is_missing: bool = False
    or_missing: bool = False

    def __post_init__(self) -> None:
        low, high = self._bounds
        is_range = low < high and all(map(_is_finite, (self.at_least, self.below)))
        shares = [share for share in (self.top_share, self.bottom_share) if share is not None]
        has_end = bool(shares) or (low, high) != (-np.inf, np.inf)
        n_ways = has_end + bool(self.levels) + self.is_missing
        if n_ways > 1 or not is_range or not all(0 < share < 1 for share in shares):
            raise ParameterError(
                f"No customer can meet the condition on '{self.column}'.",
                found={
                    name: own for name, own in vars(self).items() if own not in (None, (), False)
                },
                expected="at_least < below, shares between 0 and 1, and either ends, or levels, or is_missing",
            )

    def intervals(self, values: Vector) -> tuple[Interval, ...]:
        """Return the intervals of which a value must lie in one; shares are learned from the values (n,), NaN where missing."""
        if self.is_missing:
            return (Interval(low=BEYOND, high=np.inf, takes_missing=True),)
        if self.levels:
            return tuple(
                Interval(low=level, high=level + 1, takes_missing=self.or_missing)
                for level in self.levels
            )
        known = values[~np.isnan(values)]
        low, high = self._bounds
        if self.top_share is not None:
            low = max(low, _quantile(known, 1 - self.top_share, none=BEYOND))
        if self.bottom_share is not None:
            high = min(high, _quantile(known, self.bottom_share, none=-BEYOND))
        return (Interval(low=low, high=high, takes_missing=self.or_missing),)

    @property
    def _bounds(self) -> tuple[float, float]:
        """The given ends, infinite where there is none."""
        return (
            -np.inf if self.at_least is None else _stored(self.at_least),
            np.inf if self.below is None else _stored(self.below),
        )


def _stored(end: float) -> float:
    with np.errstate(over="ignore"):
        return float(np.float32(end))


def _is_finite(end: float | None) -> bool:
    return end is None or math.isfinite(_stored(end))


def _quantile(known: Vector, share: float, *, none: float) -> float:
    """Return the end of a share, or the end that nobody reaches where fewer than 10 values are known."""
    return none if len(known) < MIN_COVERED else covered_quantile(known, share)
