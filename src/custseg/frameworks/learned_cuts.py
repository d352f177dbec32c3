"""Where is a column cut, so that no cut-point tells of fewer than ten customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED, covered_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.rules import Vector


def learned_cuts(values: Vector, *, bounds: Sequence[float]) -> Vector:
    """Return the cut-points at these shares of the known values, rising.

    A cut-point is a covered quantile: the mean of the 10 values around it. Where values repeat, cut-points that
    coincide or part nobody are dropped. Fewer than 10 known values are not cut.

    Parameters
    ----------
    values
        float64 (n,), NaN where missing.
    bounds
        Shares of the values that lie below each cut-point, rising, in (0, 1).

    Examples
    --------
    >>> learned_cuts(np.arange(100.0), bounds=(0.25, 0.5)).tolist()
    [24.5, 49.5]
    >>> learned_cuts(np.repeat([1.0, 2.0], [70, 30]), bounds=(0.2, 0.4, 0.6, 0.8)).tolist()
    [2.0]
    """
    known = values[~np.isnan(values)]
    if len(known) < MIN_COVERED:
        return np.empty(0)
    cuts = np.unique([covered_quantile(known, bound) for bound in bounds])
    levels = np.searchsorted(cuts, known, side="right")
    # A cut-point that parts no two training values would leave a level that nobody was in.
    is_needed = np.isin(np.arange(1, len(cuts) + 1), levels)
    return np.asarray(cuts[is_needed & (cuts > known.min())], dtype=np.float64)
