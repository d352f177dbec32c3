"""How far does one division tell another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.contingency import contingency
from custseg.validation.measures.mean_square_contingency import mean_square_contingency

if TYPE_CHECKING:
    from custseg.rules import Labels


def cramers_v(left: Labels, right: Labels) -> float:
    """Return Cramér's V (Cramér 1946, chapter 21): 0 where the divisions are independent, 1 where one is a function of the other.

    Among few customers or many groups it lies above 0 by chance alone: see `corrected_cramers_v`. Noise is one more group.

    Parameters
    ----------
    left, right
        int32 (n,): groups from 0 on, or NOISE.

    Examples
    --------
    >>> cramers_v(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    >>> cramers_v(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    0.0
    """
    fewest = min(len(np.unique(left)), len(np.unique(right)))
    if fewest < 2:  # noqa: PLR2004 - a single group tells nothing
        return 0.0
    square = mean_square_contingency(contingency(left, right)) / (fewest - 1)
    return min(float(np.sqrt(square)), 1.0)
