"""Which of many tests may be believed together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Vector


def false_discovery(p_values: Vector) -> Vector:
    """Return p-values adjusted for their number (Benjamini and Hochberg 1995, section 3.1).

    Of all tests whose adjusted value is at most 0.05, at most 5 % are expected to be false alarms.

    Parameters
    ----------
    p_values
        float64 (m,) in [0, 1].

    Returns
    -------
    Vector
        float64 (m,), in the same order, never below the p-value itself.

    Examples
    --------
    >>> false_discovery(np.array([0.01, 0.5, 0.02, 0.03])).round(3).tolist()
    [0.04, 0.5, 0.04, 0.04]
    """
    order = np.argsort(-p_values)
    ranks = np.arange(len(p_values), 0, -1)
    adjusted = np.empty(len(p_values))
    adjusted[order] = np.minimum.accumulate(p_values[order] * len(p_values) / ranks)
    return adjusted
