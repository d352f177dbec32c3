"""Which columns say nearly the same, and so count twice?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from custseg.steps import Matrix


def correlated_pairs(
    matrix: Matrix, names: tuple[str, ...], *, above: float = 0.9
) -> tuple[tuple[str, str, float], ...]:
    """Return the pairs of columns whose correlation is above a limit, in either direction.

    Parameters
    ----------
    matrix
        float64 (n, p): the prepared matrix, before any projection.
    names
        The column behind each, as in `Preparation.source_names`: the indicators of one column share its name, and are
        not compared with each other.
    above
        Limit of the size of Pearson's correlation, in [0, 1].

    Returns
    -------
    pairs
        Two names and their correlation, the strongest first; of the indicators of two columns the strongest. A
        constant column correlates with nothing.

    Examples
    --------
    >>> x = np.arange(10.0)
    >>> names = ("orders", "recency_days", "is_member")
    >>> [(a, b, round(r, 6)) for a, b, r in correlated_pairs(np.column_stack([x, -x, x % 2]), names)]
    [('orders', 'recency_days', -1.0)]
    """
    varying = np.flatnonzero(np.ptp(matrix, axis=0) > 0)
    with threadpool_limits(1):
        correlations = np.atleast_2d(np.corrcoef(matrix[:, varying], rowvar=False))
    strongest: dict[tuple[str, str], float] = {}
    for left, right in combinations(range(len(varying)), 2):
        pair = names[varying[left]], names[varying[right]]
        r = float(correlations[left, right])
        if pair[0] != pair[1] and abs(r) > max(above, abs(strongest.get(pair, 0.0))):
            strongest[pair] = r
    ranked = sorted(strongest.items(), key=lambda entry: -abs(entry[1]))
    return tuple((left, right, r) for (left, right), r in ranked)
