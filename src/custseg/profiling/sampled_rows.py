"""Which customers stand for all of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sampled_rows(n_customers: int, *, n_rows: int, seed: int) -> NDArray[np.intp]:
    """Draw rows without replacement, each as likely as the other; all of them where there are no more than asked for.

    Returns
    -------
    NDArray
        Ascending row numbers.

    Examples
    --------
    >>> sampled_rows(4, n_rows=10, seed=0).tolist()
    [0, 1, 2, 3]
    """
    if n_customers <= n_rows:
        return np.arange(n_customers)
    drawn = np.random.default_rng(seed).choice(n_customers, size=n_rows, replace=False)
    return np.sort(drawn)
