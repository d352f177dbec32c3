"""On which customers is it asked whether there is structure at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least

if TYPE_CHECKING:
    from custseg.segmentation import Customers


def null_sample(customers: Customers, *, n: int = 2_000, seed: int) -> Customers:
    """Draw customers without replacement, in their order; all of them where there are no more than asked for.

    Parameters
    ----------
    customers
        Those that a candidate learns from.
    n
        To draw. Two hundred tables of this size are segmented for each candidate.
    seed
        Decides which.

    Raises
    ------
    ParameterError
        When nobody is to be drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> columns = (Column(name="visits", kind="count"),)
    >>> raw = np.arange(50.0)[:, None]
    >>> customers = Customers(ids=pa.array(range(50)), columns=columns, raw=raw)
    >>> len(null_sample(customers, n=20, seed=1)), len(null_sample(customers, seed=1))
    (20, 50)
    """
    check_at_least(1, n=n)
    if len(customers) <= n:
        return customers
    drawn = np.random.default_rng(seed).choice(len(customers), size=n, replace=False)
    return customers.take(np.sort(drawn))
