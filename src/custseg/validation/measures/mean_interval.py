"""How sure is a mean of a few figures?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Vector


def mean_interval(figures: Vector) -> tuple[float, float]:
    """Return the 95 % interval of the mean of independent figures, by Student's t.

    Parameters
    ----------
    figures
        float64 (n,), n >= 1. A single figure says nothing of its spread: its interval is infinite.

    Examples
    --------
    >>> low, high = mean_interval(np.array([0.7, 0.8, 0.9]))
    >>> round(low, 3), round(high, 3)
    (0.552, 1.048)
    """
    from scipy.stats import t as student

    if len(figures) == 1:
        return -np.inf, np.inf
    error = figures.std(ddof=1) / np.sqrt(len(figures))
    reach = float(student.ppf(0.975, len(figures) - 1) * error)
    mean = float(figures.mean())
    return mean - reach, mean + reach
