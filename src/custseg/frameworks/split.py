"""Which one question parts customers in two?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.interval import Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector


@dataclass(frozen=True, kw_only=True)
class Split:
    """A column, and which of its values lie inside.

    Parameters
    ----------
    column
        Its position.
    inside
        Of the values, and of missing ones or not.

    Examples
    --------
    >>> often = Split(column=0, inside=Interval(low=5.0, high=np.inf, takes_missing=False))
    >>> often.holds(np.array([4.0, 5.0, np.nan])).tolist()
    [False, True, False]
    """

    column: int
    inside: Interval

    @property
    def outside(self) -> tuple[Interval, ...]:
        """All else, below and above."""
        taken = not self.inside.takes_missing
        ends = ((-np.inf, self.inside.low), (self.inside.high, np.inf))
        return tuple(
            Interval(low=low, high=high, takes_missing=taken) for low, high in ends if low < high
        )

    def holds(self, values: Vector) -> NDArray[np.bool_]:
        """Return which values (n,) of the column lie inside."""
        is_within = (values >= self.inside.low) & (values < self.inside.high)
        return is_within | (np.isnan(values) & self.inside.takes_missing)
