"""Which threshold may be said aloud?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import readable_cut

if TYPE_CHECKING:
    from custseg.rules import Vector

_MAX_DIGITS = 3


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
    ordered = np.sort(values)
    place = int(np.searchsorted(ordered, threshold, side="right"))
    is_whole = bool(np.all(values == np.round(values)))
    return readable_cut(ordered, place, is_whole=is_whole, max_digits=_MAX_DIGITS)
