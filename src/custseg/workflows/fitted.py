"""What has a candidate learned, and what would it have learned from others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.candidates import Candidate
    from custseg.rules import Labels
    from custseg.segmentation import Customers, Segmentation


@dataclass(frozen=True, kw_only=True, eq=False)
class Fitted:
    """A fitted candidate with the labels that its refits give.

    Parameters
    ----------
    candidate, is_yardstick
        What competes, and whether it may win.
    segmentation
        Learned from all training customers.
    refit_labels
        int16 (n_refits, m) for each group of customers: where refits on bootstrap samples place them.
    later_labels
        (m,) for each group: where a refit on the next period places those known then; None where there is none.
    cross_fitted
        int32 (n,): groups of the training customers by fits that saw nothing of their outcome; None for candidates that do not learn from it.
    """

    candidate: Candidate
    is_yardstick: bool
    segmentation: Segmentation
    refit_labels: tuple[NDArray[np.int16], ...]
    later_labels: tuple[NDArray[np.int16], ...] | None
    cross_fitted: Labels | None = None


def placed(
    segmentation: Segmentation, tables: tuple[Customers, ...]
) -> tuple[NDArray[np.int16], ...]:
    """Return where a segmentation places the customers of each table, as small integers: they go between processes."""
    return tuple(segmentation.place(table).labels.astype(np.int16) for table in tables)
