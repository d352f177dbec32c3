"""What is left of a column when nobody may stand far from all others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import covered_quantile

if TYPE_CHECKING:
    from custseg.rules import Vector

_TAIL = 0.005


def clipped(values: Vector) -> Vector:
    """Return the values (n,) clipped at their 0.5 and 99.5 % quantiles, each told by 10 of them; NaN stays.

    How far away a single customer is then changes nothing.

    Examples
    --------
    >>> far, farther = np.append(np.arange(99.0), 1e3), np.append(np.arange(99.0), 1e9)
    >>> bool((clipped(far) == clipped(farther)).all())
    True
    """
    known = values[~np.isnan(values)]
    if not len(known):
        return values
    low, high = (covered_quantile(known, fraction) for fraction in (_TAIL, 1 - _TAIL))
    return np.clip(values, low, high)
