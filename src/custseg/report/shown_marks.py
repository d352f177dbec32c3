"""Which marks of a segment may be shown?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.profiling import Mark, SegmentProfile


def shown_marks(profile: SegmentProfile) -> tuple[Mark, ...]:
    """Return the marks that rest on at least ten customers and are numbers, in the profile's order."""
    return tuple(
        mark for mark in profile.marks if mark.n >= MIN_COVERED and math.isfinite(mark.difference)
    )
