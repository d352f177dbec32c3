"""Which round number may stand for a place among a column's values?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules.covered import covered_window

if TYPE_CHECKING:
    from custseg.rules.arrays import Vector

_MIN_DIGITS = 2
_TOLERATED = 0.01


def readable_cut(ordered: Vector, place: int, *, is_whole: bool, max_digits: int) -> float:
    """Return the mean of the 10 values around a place, rounded to as few digits as parts the customers alike.

    Two significant digits, and more where the rounded number would move over 1 % of the customers to the other side. Whole
    numbers stay whole: "at least 1.5 orders" is said as "at least 2".

    Parameters
    ----------
    ordered
        float64 (n,), n >= 1, ascending, without missing values.
    place
        So many values lie below it.
    is_whole
        Whether all values are whole numbers.
    max_digits
        At most so many significant digits, at least 2.

    Examples
    --------
    >>> readable_cut(np.arange(1000.0) / 8, 99, is_whole=False, max_digits=3)
    12.0
    """
    center = float(ordered[covered_window(len(ordered), place - 0.5)].mean())
    n_below = np.searchsorted(ordered, center)
    said = center
    for digits in range(_MIN_DIGITS, max_digits + 1):
        said = _rounded(center, digits, is_whole=is_whole)
        if abs(np.searchsorted(ordered, said) - n_below) <= _TOLERATED * len(ordered):
            break
    return said


def _rounded(number: float, digits: int, *, is_whole: bool) -> float:
    rounded = float(f"{number:.{digits}g}")
    return float(np.ceil(rounded)) if is_whole else rounded
