"""Where do this period's rule and one learned from the next period place the same customers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from custseg.rules import Labels


@dataclass(frozen=True, kw_only=True, eq=False)
class NextPeriod:
    """Two rules, a period apart, on the columns of the later period.

    Parameters
    ----------
    rows
        (m,): positions of the scored customers that are known in the next period, too.
    labels
        int32 (m,): where the candidate, learned in this period, places them by the next period's columns.
    refit_labels
        int16 (m,): where a refit on the next period's customers places them, by the same columns; None where something that the
        candidate learns from is not known then, as an outcome is not.
    """

    rows: NDArray[np.intp]
    labels: Labels
    refit_labels: NDArray[np.int16] | None
