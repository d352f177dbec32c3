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
    10 values, and is pulled inwards at the ends, where the 10 lowest or highest are averaged.

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
    94.5
    """
    check_at_least(1, n_values=len(values))
    if not 0 <= fraction <= 1:
        raise ParameterError("Not a fraction of the values.", found=fraction, expected="0 to 1")
    n_window = min(MIN_COVERED, len(values))
    first = round(fraction * (len(values) - 1) - (n_window - 1) / 2)
    first = min(max(first, 0), len(values) - n_window)
    window = np.partition(values, (first, first + n_window - 1))[first : first + n_window]
    return float(np.sort(window).mean())
