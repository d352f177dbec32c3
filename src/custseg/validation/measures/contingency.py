"""How often do two labels meet?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from custseg.rules import NOISE

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Refits' labels are kept as small integers: there are many of them.
AnyLabels: TypeAlias = "NDArray[np.int32] | NDArray[np.int16]"


def contingency(left: AnyLabels, right: AnyLabels) -> NDArray[np.int64]:
    """Count the customers of each pair of labels, noise first.

    Parameters
    ----------
    left, right
        integers (n,): segments from 0 on, or NOISE.

    Returns
    -------
    NDArray
        int64: entry (i, j) counts left label i - 1 with right label j - 1.

    Examples
    --------
    >>> contingency(np.array([0, 0, -1]), np.array([1, 1, 0])).tolist()
    [[0, 1, 0], [0, 0, 2]]
    """
    n_left, n_right = (int(labels.max(initial=NOISE)) - NOISE + 1 for labels in (left, right))
    pairs = (left.astype(np.int64) - NOISE) * n_right + (right - NOISE)
    return np.bincount(pairs, minlength=n_left * n_right).reshape(n_left, n_right)
