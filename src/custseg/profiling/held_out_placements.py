"""Where would scoring sheets put customers that they did not learn from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.folds import folds
from custseg.profiling.held_out_labels import N_FOLDS
from custseg.profiling.learn_scoring_sheet import learn_scoring_sheet
from custseg.profiling.named_segments import named_segments
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
) -> Labels | None:
    """Return where each customer belongs by a sheet whose questions, answers and points were learned without them.

    Five-fold cross-validation of `learn_scoring_sheet`, whose parameters these are. Where no question helps, everybody is placed in the
    largest segment of the other folds: that is the sheet without questions.

    Returns
    -------
    Labels or None
        int32 (n,): segments. None where the other folds of one have under two segments of 10 customers, which is nothing to learn from.

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
    placed = np.empty(len(customers), dtype=np.int32)
    fold_of = folds(len(customers), n_folds=N_FOLDS, seed=seed)
    for fold in range(N_FOLDS):
        kept, held = np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)
        if len(named_segments(labels[kept])) < 2:  # noqa: PLR2004 - to tell apart takes two
            return None
        sheet = learn_scoring_sheet(
            customers.take(kept),
            labels[kept],
            describing=describing,
            n_segments=n_segments,
            seed=seed,
        )
        placed[held] = (
            _largest(labels[kept]) if sheet is None else sheet.place(customers.take(held))
        )
    return placed


def _largest(labels: Labels) -> int:
    return int(np.bincount(labels[labels != NOISE]).argmax())
