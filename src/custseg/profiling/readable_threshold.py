"""Which threshold may be said aloud?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.rules import Vector

_TOLERATED = 0.01


def readable_threshold(values: Vector, threshold: float) -> float:
    """Return a round number near a tree's threshold that stands for 10 customers.

    A tree splits half-way between two customers, which would tell their values. The mean of the 10 values around it is
    rounded to two significant digits, to three where two would move over 1 % of the customers to the other side. Whole
    numbers stay whole: "at least 1.5 orders" is said as "at least 2".

    Parameters
    ----------
    values
        float64 (n,), n >= 1, without missing values.
    threshold
        The tree's: values up to it go left.

    Examples
    --------
    >>> readable_threshold(np.arange(1000.0), 499.5)
    500.0
    >>> readable_threshold(np.repeat([1.0, 2.0, 7.0], 20), 1.5)
    2.0
    """
    center = _mean_of_neighbours(np.sort(values), threshold)
    is_whole = bool(np.all(values == np.round(values)))
    rounded = [_rounded(center, digits, is_whole=is_whole) for digits in (2, 3)]
    n_moved = np.count_nonzero((values < rounded[0]) != (values < center))
    return rounded[0] if n_moved <= _TOLERATED * len(values) else rounded[1]


def _mean_of_neighbours(ordered: Vector, threshold: float) -> float:
    n_window = min(MIN_COVERED, len(ordered))
    first = int(np.searchsorted(ordered, threshold, side="right")) - n_window // 2
    first = min(max(first, 0), len(ordered) - n_window)
    return float(ordered[first : first + n_window].mean())


def _rounded(number: float, digits: int, *, is_whole: bool) -> float:
    rounded = float(f"{number:.{digits}g}")
    return float(np.ceil(rounded)) if is_whole else rounded
