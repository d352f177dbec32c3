"""How sure is a share of so many customers?"""

from __future__ import annotations

import math

Z_95 = 1.959963984540054


def share_interval(n_hits: int, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001, section 3.1.1).

    It stays within 0 and 1, and is never empty at the ends, where the usual one is.

    Parameters
    ----------
    n_hits, n
        So many of n >= 1.

    Examples
    --------
    >>> low, high = share_interval(90, 100)
    >>> round(low, 3), round(high, 3)
    (0.826, 0.945)
    """
    share, square = n_hits / n, Z_95**2
    center = (share + square / (2 * n)) / (1 + square / n)
    reach = math.sqrt(share * (1 - share) / n + square / (4 * n * n)) * Z_95 / (1 + square / n)
    return max(center - reach, 0.0), min(center + reach, 1.0)
