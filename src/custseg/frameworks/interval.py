"""Which values of a column lie in a box?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# No value of a customer table, which holds float32, reaches it.
BEYOND = float(np.finfo(np.float64).max)


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A side of a box: low <= value < high, or a missing value where it is taken.

    Parameters
    ----------
    low, high
        The bounds, infinite where there is none.
    takes_missing
        Whether a missing value lies in it.

    Examples
    --------
    >>> some = Interval(low=0.0, high=30.0, takes_missing=True)
    >>> (some & Interval(low=10.0, high=np.inf, takes_missing=False)).high
    30.0
    """

    low: float
    high: float
    takes_missing: bool

    def __and__(self, other: Interval) -> Interval:
        """Return what lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        takes_missing = self.takes_missing and other.takes_missing
        if low < high:
            return Interval(low=low, high=high, takes_missing=takes_missing)
        return Interval(low=BEYOND, high=np.inf, takes_missing=takes_missing)


EVERYTHING = Interval(low=-np.inf, high=np.inf, takes_missing=True)
