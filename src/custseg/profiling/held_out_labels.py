"""What would a small tree say of customers it has never seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.folds import folds
from custseg.profiling.surrogate_tree import SurrogateTree
from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.segmentation import Customers

N_FOLDS = 5


def held_out_labels(
    customers: Customers, labels: Labels, *, describing: tuple[str, ...], seed: int
) -> Labels:
    """Return the guess at each customer's segment by a tree that was fitted without them.

    Five-fold cross-validation of `SurrogateTree`, whose parameters these are.

    Returns
    -------
    Labels
        int32 (n,): segments, and NOISE.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(100)),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.repeat([[1.0], [7.0]], 50, axis=0),
    ... )
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 50)
    >>> guessed = held_out_labels(customers, labels, describing=("orders",), seed=0)
    >>> float((guessed == labels).mean())
    1.0
    """
    guessed = np.full(len(customers), NOISE, dtype=np.int32)
    fold_of = folds(len(customers), n_folds=N_FOLDS, seed=seed)
    for fold in range(N_FOLDS):
        kept, held = np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)
        tree = SurrogateTree.fit(
            customers.take(kept), labels[kept], describing=describing, seed=seed
        )
        guessed[held] = tree.predict(customers.take(held))
    return guessed
