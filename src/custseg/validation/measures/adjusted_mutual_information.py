"""How much does knowing one division tell about the other, beyond chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.contingency import contingency

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels


def adjusted_mutual_information(left: Labels, right: Labels) -> float:
    """Return the mutual information beyond what chance gives, divided by the most there could be (Vinh, Epps and Bailey 2010).

    The most is the mean of both entropies. 1 for the same division under any numbering, 0 on average for independent ones,
    0 where one of them has a single group. What chance gives is scikit-learn's `expected_mutual_information`. Noise is one more group.

    Parameters
    ----------
    left, right
        int32 (n,): groups from 0 on, or NOISE.

    Examples
    --------
    >>> adjusted_mutual_information(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    from sklearn.metrics.cluster import expected_mutual_information

    table = contingency(left, right)
    table = table[table.any(axis=1)][:, table.any(axis=0)]
    if min(table.shape) < 2:  # noqa: PLR2004 - a single group tells nothing
        return 0.0
    n = len(left)
    in_left, in_right = _entropy(table.sum(axis=1)), _entropy(table.sum(axis=0))
    told = in_left + in_right - _entropy(table)
    by_chance = float(expected_mutual_information(table, n))
    room = (in_left + in_right) / 2 - by_chance
    return float((told - by_chance) / room) if room > np.finfo(float).eps else 1.0


def _entropy(counts: NDArray[np.int64]) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())
