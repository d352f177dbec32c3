"""How far does one division tell another, beyond chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.contingency import contingency
from custseg.validation.measures.mean_square_contingency import mean_square_contingency

if TYPE_CHECKING:
    from custseg.rules import Labels


def corrected_cramers_v(left: Labels, right: Labels) -> float:
    """Return Cramér's V without what chance adds (Bergsma 2013): near 0 for random divisions, 1 for equal ones.

    Parameters
    ----------
    left, right
        int32 (n,): groups from 0 on, or NOISE.

    Examples
    --------
    >>> from custseg.validation.measures.cramers_v import cramers_v
    >>> left, right = np.random.default_rng(4).integers(5, size=(2, 100))
    >>> round(cramers_v(left, right), 2), round(corrected_cramers_v(left, right), 2)
    (0.18, 0.0)
    """
    n, n_left, n_right = len(left), len(np.unique(left)), len(np.unique(right))
    if min(n_left, n_right) < 2 or n <= max(n_left, n_right):  # noqa: PLR2004 - nothing to tell
        return 0.0
    by_chance = (n_left - 1) * (n_right - 1) / (n - 1)
    square = mean_square_contingency(contingency(left, right)) - by_chance
    fewest = min(groups - (groups - 1) ** 2 / (n - 1) for groups in (n_left, n_right)) - 1
    return min(float(np.sqrt(max(square, 0.0) / fewest)), 1.0)
