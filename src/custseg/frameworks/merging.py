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
        The least share of the customers that a segment has, and at least 10 of them, whatever the share. None keeps a segment of
        a single customer, too, to be held against other tools: no bundle takes it, and no recipe asks for it.

    Raises
    ------
    ParameterError
        When no segment may be left, or the share is none.

    Examples
    --------
    >>> shares = (0.05, 0.0, None)
    >>> [Merging(max_segments=6, min_share=share).smallest(1000) for share in shares]
    [50, 10, 1]
    """

    max_segments: int
    min_share: float | None

    def __post_init__(self) -> None:
        check_at_least(1, max_segments=self.max_segments)
        check_fraction(min_share=self.min_share or 0.0)

    def smallest(self, n_customers: int) -> int:
        """Return how many customers a segment needs."""
        if self.min_share is None:
            return 1
        return max(MIN_COVERED, math.ceil(round(self.min_share * n_customers, 6)))

    def said(self, n_customers: int) -> str:
        """Return in words how many customers a segment needs."""
        least = self.smallest(n_customers)
        if least <= MIN_COVERED or self.min_share is None:
            return f"at least {least} customer{'s' if least > 1 else ''}"
        return f"at least {100 * self.min_share:g} % of the customers"
