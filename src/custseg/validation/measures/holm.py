"""Which of several tests count, when they are asked together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Vector


def holm(p_values: Vector) -> Vector:
    """Return p-values adjusted so that all tests together are wrong as rarely as one alone (Holm 1979, section 3).

    The smallest of m is multiplied by m, the next by m - 1, and so on; none comes below the one before it, or above 1.

    Parameters
    ----------
    p_values
        float64 (m,), in any order.

    Returns
    -------
    Vector
        float64 (m,), in the same order: below 0.05 where the test counts at 5 %.

    Examples
    --------
    >>> holm(np.array([0.01, 0.04, 0.03])).tolist()
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p_values, kind="stable")
    raised = p_values[order] * np.arange(len(p_values), 0, -1)
    adjusted = np.empty(len(p_values))
    adjusted[order] = np.minimum(np.maximum.accumulate(raised), 1.0)
    return adjusted
