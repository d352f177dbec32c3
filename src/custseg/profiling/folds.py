"""Which customers are held out together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def folds(n_customers: int, *, n_folds: int, seed: int) -> NDArray[np.intp]:
    """Draw the fold of each customer: numbers 0..n_folds-1, as evenly often as possible.

    Examples
    --------
    >>> drawn = folds(10, n_folds=5, seed=0)
    >>> np.bincount(drawn).tolist()
    [2, 2, 2, 2, 2]
    """
    return np.random.default_rng(seed).permutation(n_customers) % n_folds
