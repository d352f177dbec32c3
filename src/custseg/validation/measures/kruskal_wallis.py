"""Could segments that do not differ in a column look so different by chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector


def kruskal_wallis(values: Vector, labels: Labels) -> float:
    """Return the p-value of the Kruskal-Wallis test (1952, ties corrected), from its chi-square limit.

    Parameters
    ----------
    values
        float64 (n,), finite.
    labels
        int32 (n,): segments from 0 on, no NOISE.

    Returns
    -------
    float
        1 where all values are equal, or all customers are in one segment.

    Examples
    --------
    >>> labels = np.repeat(np.array([0, 1], dtype=np.int32), 20)
    >>> kruskal_wallis(np.arange(40.0), labels) < 0.001, kruskal_wallis(np.arange(40.0) % 20, labels)
    (True, 1.0)
    """
    from scipy.stats import chi2, rankdata

    sizes = np.bincount(labels)
    n_groups = np.count_nonzero(sizes)
    if n_groups < 2 or values.min() == values.max():  # noqa: PLR2004 - to differ takes two
        return 1.0
    ranks = rankdata(values) - (len(values) + 1) / 2
    sums = np.bincount(labels, weights=ranks)
    between = (sums**2 / np.maximum(sizes, 1)).sum()
    statistic = (len(values) - 1) * between / (ranks**2).sum()
    return float(chi2.sf(statistic, n_groups - 1))
