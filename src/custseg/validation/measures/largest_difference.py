"""How far is the segment that differs most from all customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector


def largest_difference(values: Vector, labels: Labels) -> float:
    """Return the largest distance of a segment's mean from that of all, in standard deviations of all.

    The scale is that of Cohen's d (1988, section 2.2), with all customers for the other group: 0.2 is small, 0.5 medium, 0.8 large.
    Segments of under 10 customers are left out.

    Parameters
    ----------
    values
        float64 (n,), finite.
    labels
        int32 (n,): segments from 0 on, no NOISE.

    Examples
    --------
    >>> largest_difference(np.repeat([1.0, 3.0], 20), np.repeat(np.array([0, 1]), 20))
    1.0
    """
    # A constant's standard deviation may be a rounding error above 0, and the difference then huge.
    if len(values) == 0 or values.min() == values.max():
        return 0.0
    counts = np.bincount(labels)
    sums = np.bincount(labels, weights=values - values.mean())
    is_seen = counts >= MIN_COVERED
    means = sums[is_seen] / counts[is_seen]
    return float(np.abs(means).max(initial=0.0) / values.std())
