"""Which columns mark a segment?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.profiling import Mark, SegmentProfile

MARKER_DIFFERENCE = 0.5


def is_marker(mark: Mark, profile: SegmentProfile) -> bool:
    """Return whether a column sets the segment apart: its mean lies half a standard deviation or more from that of all customers.

    What is known of less than half of the segment marks nothing: it says little of the others.

    Dolnicar, Grün and Leisch, "Market Segmentation Analysis" (2018), section 8.3.1, and `barchart(shade=TRUE)` in R's flexclust mark
    a yes-or-no column whose share differs by 0.25 from that of all. Such a column's standard deviation is 0.5 where half say yes, so
    that 0.25 is half of one, which can be said of any unit. Their other rule, half of the mean, is left out: it would depend on
    where a column has its zero.
    """
    is_far = round(abs(mark.difference), 2) >= MARKER_DIFFERENCE
    return is_far and is_mostly_known(mark, profile)


def is_mostly_known(mark: Mark, profile: SegmentProfile) -> bool:
    """Return whether at least half of the segment's customers have a value."""
    return 2 * mark.n >= profile.n_customers
