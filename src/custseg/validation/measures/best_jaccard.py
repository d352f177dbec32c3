"""Is each segment found again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.contingency import contingency

if TYPE_CHECKING:
    from custseg.rules import Vector
    from custseg.validation.measures.contingency import AnyLabels


def best_jaccard(labels: AnyLabels, refit: AnyLabels, *, n_segments: int) -> Vector:
    """Return how much of each segment its likest segment in a refit shares with it (Hennig 2007, section 2).

    Customers in both, divided by customers in either. Noise is no segment on either side, so nothing is found again in it.

    Parameters
    ----------
    labels, refit
        integers (n,): two divisions of the same customers.
    n_segments
        Segments of `labels` are 0..n_segments-1.

    Returns
    -------
    Vector
        float64 (n_segments,) in [0, 1]; 0 for a segment without customers.

    Examples
    --------
    >>> best_jaccard(np.array([0, 0, 0, 1]), np.array([2, 2, 0, 0]), n_segments=2).round(2).tolist()
    [0.67, 0.5]
    """
    table = contingency(labels, refit)
    either = table.sum(axis=1, keepdims=True) + table.sum(axis=0, keepdims=True) - table
    shared = table / np.maximum(either, 1)
    best = np.zeros(n_segments)
    best[: len(table) - 1] = shared[1:, 1:].max(axis=1, initial=0.0)
    return best
