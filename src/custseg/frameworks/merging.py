"""How many segments may there be, and how small?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from custseg.checks import check_at_least, check_fraction
from custseg.rules import MIN_COVERED


@dataclass(frozen=True, kw_only=True)
class Merging:
    """A limit to the number of segments, and to how small they are.

    Parameters
    ----------
    max_segments
        At most so many are left.
    min_share
        The least share of the customers that a segment has, and at least 10 of them. 0 keeps a segment of a single
        customer, too, which no bundle takes.

    Raises
    ------
    ParameterError
        When no segment may be left, or the share is none.

    Examples
    --------
    >>> Merging(max_segments=6, min_share=0.05).smallest(1000), Merging(max_segments=6, min_share=0.0).smallest(1000)
    (50, 1)
    """

    max_segments: int
    min_share: float

    def __post_init__(self) -> None:
        check_at_least(1, max_segments=self.max_segments)
        check_fraction(min_share=self.min_share)

    def smallest(self, n_customers: int) -> int:
        """Return how many customers a segment needs."""
        if self.min_share == 0:
            return 1
        return max(MIN_COVERED, math.ceil(round(self.min_share * n_customers, 6)))
