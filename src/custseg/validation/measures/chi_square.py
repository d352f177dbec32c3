"""Could two independent divisions look so alike by chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.contingency import contingency
from custseg.validation.measures.mean_square_contingency import mean_square_contingency

if TYPE_CHECKING:
    from custseg.rules import Labels


def chi_square(left: Labels, right: Labels) -> float:
    """Return the p-value of Pearson's chi-square test of independence (1900), without a correction for continuity.

    Parameters
    ----------
    left, right
        int32 (n,): groups from 0 on, or NOISE, which is a group like any other.

    Returns
    -------
    float
        1 where one of them has a single group.

    Examples
    --------
    >>> labels = np.repeat(np.array([0, 1], dtype=np.int32), 20)
    >>> chi_square(labels, labels) < 0.001, chi_square(labels, np.arange(40) % 2)
    (True, 1.0)
    """
    from scipy.stats import chi2

    n_free = (len(np.unique(left)) - 1) * (len(np.unique(right)) - 1)
    if n_free < 1:
        return 1.0
    return float(chi2.sf(len(left) * mean_square_contingency(contingency(left, right)), n_free))
