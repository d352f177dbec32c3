"""Which division by one column has as many groups as the segments?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector


def quantile_groups(values: Vector, *, n_groups: int) -> Labels:
    """Cut values into groups of like size, the lowest being 0.

    Equal values stay together, so that groups may be uneven, or empty where many are equal.

    Parameters
    ----------
    values
        float64 (n,), NaN where missing.
    n_groups
        At least 1.

    Returns
    -------
    Labels
        int32 (n,): 0..n_groups-1, NOISE where missing.

    Examples
    --------
    >>> quantile_groups(np.array([5.0, 1.0, np.nan, 3.0, 7.0]), n_groups=2).tolist()
    [1, 0, -1, 0, 1]
    """
    is_known = ~np.isnan(values)
    groups = np.full(len(values), NOISE, dtype=np.int32)
    if is_known.any():
        cuts = np.quantile(values[is_known], np.arange(1, n_groups) / n_groups)
        groups[is_known] = np.searchsorted(cuts, values[is_known], side="right")
    return groups
