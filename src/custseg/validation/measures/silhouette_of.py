"""How does a distance within the own segment compare with that to the next?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Vector


def silhouette_of(within: Vector, nearest: Vector) -> Vector:
    """Return (nearest - within) / max(within, nearest), and 0 where there is nothing to compare.

    Parameters
    ----------
    within
        float64 (n,): the mean distance to the own segment; NaN for noise and for the only row of a segment.
    nearest
        float64 (n,): that to the nearest other segment; infinite where there is none.

    Returns
    -------
    Vector
        float64 (n,) in [-1, 1].

    Examples
    --------
    >>> silhouette_of(np.array([1.0, 4.0, 0.0, np.nan]), np.array([4.0, 1.0, 0.0, 1.0])).tolist()
    [0.75, -0.75, 0.0, 0.0]
    """
    is_told = np.isfinite(within) & np.isfinite(nearest) & (np.maximum(within, nearest) > 0)
    found = np.zeros(len(within))
    inner, outer = within[is_told], nearest[is_told]
    found[is_told] = (outer - inner) / np.maximum(inner, outer)
    return found
