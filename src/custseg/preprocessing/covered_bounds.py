"""Where may an ordered column be cut, so that no cut tells of fewer than 10 customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.steps import Vector

_HALF_WINDOW = MIN_COVERED // 2


def covered_bounds(values: Vector) -> Vector:
    """Return upper bounds between levels of at least 10 customers each, as many as there can be from below.

    A cut after a value that at least 10 customers share is that value. Any other cut is the mean
    of the 5 values on either side, and is made only where this mean separates the same values. Values that no
    cut can part are one level with those above them, the last ones with those below.

    Parameters
    ----------
    values
        float64 (n,), finite.

    Returns
    -------
    bounds
        float64 (k - 1,), ascending: level i holds the values above bounds[i - 1] and up to bounds[i].

    Examples
    --------
    >>> stars = np.repeat([1.0, 2.0, 3.0, 4.0, 5.0], [3, 8, 40, 60, 4])
    >>> covered_bounds(stars).tolist()
    [2.5, 3.0]
    """
    values = np.sort(values)
    bounds: list[float] = []
    n_before = 0
    for n_below, bound in zip(*_cuts(values), strict=True):
        is_wide_enough = n_below - n_before >= MIN_COVERED
        if is_wide_enough and len(values) - n_below >= MIN_COVERED:
            bounds.append(bound)
            n_before = n_below
    return np.array(bounds)


def _cuts(values: Vector) -> tuple[list[int], list[float]]:
    """Return, for each cut that may be made, the number of values below it, and its bound."""
    inner = np.arange(MIN_COVERED, len(values) - MIN_COVERED + 1)
    n_below = inner[values[inner - 1] < values[inner]] if len(inner) else inner
    below, above = values[n_below - 1], values[n_below]
    bounds = np.where(_n_equal(values, below) >= MIN_COVERED, below, _means_around(values, n_below))
    is_apart = (below <= bounds) & (bounds < above)
    return n_below[is_apart].tolist(), bounds[is_apart].tolist()


def _n_equal(values: Vector, wanted: Vector) -> NDArray[np.intp]:
    return np.searchsorted(values, wanted, "right") - np.searchsorted(values, wanted, "left")


def _means_around(values: Vector, n_below: NDArray[np.intp]) -> Vector:
    if not len(n_below):
        return np.empty(0)
    windows = sliding_window_view(values, MIN_COVERED)[n_below - _HALF_WINDOW]
    return np.asarray(windows.mean(axis=1), dtype=np.float64)
