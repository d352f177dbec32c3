"""Which customers might have been there instead?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least

if TYPE_CHECKING:
    from custseg.segmentation import Customers


def bootstrap_sample(
    customers: Customers, *, n_drawn: int, number: int, seed: int
) -> tuple[Customers, int]:
    """Draw one bootstrap sample of the customers, and the seed of what is fitted to it.

    Every sample depends on nothing but `seed` and its number: more samples leave the first ones as they are, and they may be drawn in
    any order.

    Parameters
    ----------
    customers
        Those that may be drawn.
    n_drawn
        Customers in the sample, drawn with replacement.
    number
        Of the sample, from 0 on.
    seed
        Of all samples.

    Raises
    ------
    ParameterError
        When nobody is to be drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(4)),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.arange(4.0)[:, None],
    ... )
    >>> sample, _ = bootstrap_sample(customers, n_drawn=6, number=0, seed=0)
    >>> len(sample)
    6
    """
    check_at_least(1, n_drawn=n_drawn)
    generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
    drawn = generator.integers(len(customers), size=n_drawn)
    return customers.take(drawn), int(generator.integers(2**31))
