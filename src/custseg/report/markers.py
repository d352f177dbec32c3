"""Which columns mark a segment?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.profiling import Mark

MARKER_DIFFERENCE = 0.5


def is_marker(mark: Mark) -> bool:
    """Return whether a column sets the segment apart: its mean lies half a standard deviation or more from that of all customers.

    Dolnicar, Grün and Leisch, "Market Segmentation Analysis" (2018), section 8.3.1, and `barchart(shade=TRUE)` in R's flexclust mark
    a yes-or-no column whose share differs by 0.25 from that of all. Such a column's standard deviation is 0.5 where half say yes, so
    that 0.25 is half of one, which can be said of any unit. Their other rule, half of the mean, is left out: it would depend on
    where a column has its zero.

    Examples
    --------
    >>> from custseg.profiling import Mark
    >>> is_marker(Mark(column="has_card", mean=0.75, overall=0.5, difference=0.5, index=150, n=80))
    True
    """
    return round(abs(mark.difference), 2) >= MARKER_DIFFERENCE
