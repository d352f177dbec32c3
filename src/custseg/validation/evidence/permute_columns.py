"""What would customers be like whose columns have nothing to do with each other?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from custseg.segmentation import Customers


def permute_columns(customers: Customers, generator: np.random.Generator) -> Customers:
    """Return as many customers, with each raw column in an order of its own.

    Every column keeps its values, missing ones among them, and what it shares with the others is gone.

    Parameters
    ----------
    customers
        Whose columns are permuted.
    generator
        Draws the orders.

    Examples
    --------
    >>> import numpy as np
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> columns = (Column(name="visits", kind="count"), Column(name="spend", kind="money"))
    >>> raw = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
    >>> customers = Customers(ids=pa.array([1, 2, 3]), columns=columns, raw=raw)
    >>> permute_columns(customers, np.random.default_rng(2)).raw.tolist()
    [[3.0, 30.0], [1.0, 20.0], [2.0, 10.0]]
    """
    return replace(customers, raw=generator.permuted(customers.raw.T, axis=1).T)
