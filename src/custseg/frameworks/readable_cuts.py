"""Where may a column be cut so that the cut can be said aloud?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED, readable_cut

if TYPE_CHECKING:
    from custseg.rules import Vector

_N_PARTS = 40
_MAX_DIGITS = 6


def readable_cuts(values: Vector) -> Vector:
    """Return round numbers near each fortieth of the values, rising; each stands for 10 neighbouring values.

    A cut is what is said of it: it is rounded before anybody is placed by it, to as few digits as move at most 1 % of the
    customers. It is a float32, as the values of a customer table are, so that a value of 0.7 is "at least 0.7". Cuts
    that part nobody, or part the same customers as another one, are left out.

    Parameters
    ----------
    values
        float64 (n,), rounded to float32, without missing values.

    Returns
    -------
    cuts
        float64 (m,), m <= 39: a customer of this value or more lies above it.

    Examples
    --------
    >>> readable_cuts(np.repeat([1.0, 2.0, 7.0], 20)).tolist()
    [2.0, 3.0]
    """
    if len(values) < MIN_COVERED:
        return np.empty(0)
    ordered = np.sort(values)
    is_whole = bool(np.all(ordered == np.round(ordered)))
    places = np.unique(np.arange(1, _N_PARTS) * len(ordered) // _N_PARTS)
    cuts = [
        readable_cut(ordered, int(place), is_whole=is_whole, max_digits=_MAX_DIGITS)
        for place in places
    ]
    stored = np.unique(np.asarray(cuts, dtype=np.float32)).astype(np.float64)
    n_below, first = np.unique(np.searchsorted(ordered, stored), return_index=True)
    return np.asarray(stored[first[(n_below > 0) & (n_below < len(ordered))]])
