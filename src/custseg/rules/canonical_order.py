"""In which order are clusters numbered, so that the same clusters get the same numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels


def canonical_order(labels: NDArray[np.integer[Any]], prototypes: NDArray[Any]) -> Labels:
    """Return the clusters from the largest to the smallest; of equal sizes the smaller prototype comes first.

    Parameters
    ----------
    labels
        (n,): where the rule places its training rows; `NOISE` rows count nowhere.
    prototypes
        (k, d): one row per cluster, compared column by column.

    Returns
    -------
    order
        int32 (k,), as `Rule.renumbered` takes it.

    Examples
    --------
    >>> canonical_order(np.array([0, 1, 1, 2]), np.array([[5.0], [9.0], [3.0]])).tolist()
    [1, 2, 0]
    """
    sizes = np.bincount(labels[labels >= 0], minlength=len(prototypes))
    keys = np.column_stack([-sizes, prototypes])
    return np.lexsort(keys.T[::-1]).astype(np.int32)
