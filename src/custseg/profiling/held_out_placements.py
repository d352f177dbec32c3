"""Where would scoring sheets put customers that they did not learn from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.folds import folds
from custseg.profiling.held_out_labels import N_FOLDS
from custseg.profiling.learn_scoring_sheet import learn_scoring_sheet
from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.segmentation import Customers


def held_out_placements(
    customers: Customers,
    labels: Labels,
    *,
    describing: tuple[str, ...],
    n_segments: int,
    seed: int,
) -> Labels:
    """Return where each customer belongs by a sheet whose questions, answers and points were learned without them.

    Five-fold cross-validation of `learn_scoring_sheet`, whose parameters these are.

    Returns
    -------
    Labels
        int32 (n,): segments; NOISE where nothing could be learned from the other folds.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(200)),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.repeat([[1.0], [7.0]], 100, axis=0),
    ... )
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 100)
    >>> placed = held_out_placements(customers, labels, describing=("orders",), n_segments=2, seed=0)
    >>> float((placed == labels).mean())
    1.0
    """
    placed = np.full(len(customers), NOISE, dtype=np.int32)
    fold_of = folds(len(customers), n_folds=N_FOLDS, seed=seed)
    for fold in range(N_FOLDS):
        kept, held = np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)
        sheet = learn_scoring_sheet(
            customers.take(kept),
            labels[kept],
            describing=describing,
            n_segments=n_segments,
            seed=seed,
        )
        if sheet is not None:
            placed[held] = sheet.place(customers.take(held))
    return placed
