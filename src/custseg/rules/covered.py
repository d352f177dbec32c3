"""How is a quantile told without telling any customer's own value?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least
from custseg.errors import ParameterError

if TYPE_CHECKING:
    from custseg.rules.arrays import Vector

MIN_COVERED = 10


def covered_quantile(values: Vector, fraction: float) -> float:
    """Return the mean of the 10 sorted values around a quantile, of all where there are fewer.

    A plain quantile is one customer's value, or lies between two of them; this one stands for at
    least 10 customers, so that it may be stored. It differs from the plain quantile by less than the spread of the
    10 values, and is pulled inwards at the ends: the lowest and the highest value of all are never among the 10 (unless there
    are fewer than 12), because a single customer far from all others would be most of such a mean, and could be read from it.

    Parameters
    ----------
    values
        float64 (n,), n >= 1, finite.
    fraction
        In [0, 1].

    Examples
    --------
    >>> covered_quantile(np.arange(100.0), 0.5)
    49.5
    >>> covered_quantile(np.arange(100.0), 1.0)
    93.5
    """
    check_at_least(1, n_values=len(values))
    if not 0 <= fraction <= 1:
        raise ParameterError("Not a fraction of the values.", found=fraction, expected="0 to 1")
    window = covered_window(len(values), fraction * (len(values) - 1))
    parted = np.partition(values, (window.start, window.stop - 1))
    return float(np.sort(parted[window]).mean())


def covered_window(n_values: int, center: float) -> slice:
    """Return which 10 of so many sorted values are averaged around a position, which may lie between two of them.

    Examples
    --------
    >>> covered_window(100, 49.5), covered_window(100, 0.0), covered_window(8, 4.0)
    (slice(45, 55, None), slice(1, 11, None), slice(0, 8, None))
    """
    n_window = min(MIN_COVERED, n_values)
    first = round(center - (n_window - 1) / 2)
    n_apart = 1 if n_values >= n_window + 2 else 0
    first = min(max(first, n_apart), n_values - n_window - n_apart)
    return slice(first, first + n_window)
