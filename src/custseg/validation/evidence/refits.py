"""Where would refits on other samples have placed the same customers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True, eq=False)
class Refits:
    """The labels that refits on bootstrap samples of the training customers give to the scored ones.

    They are made once for each candidate, and every criterion that asks about other samples reads them here.

    Parameters
    ----------
    rows
        (m,): positions of the scored customers that were placed; all of them up to a stated number.
    labels
        int16 (n_refits, m): where each refit places them. Refits 2i and 2i + 1 are a pair.
    n_drawn
        Customers in each bootstrap sample.
    """

    rows: NDArray[np.intp]
    labels: NDArray[np.int16]
    n_drawn: int

    @property
    def pairs(self) -> list[tuple[NDArray[np.int16], NDArray[np.int16]]]:
        """The labels of each pair of refits."""
        return list(zip(self.labels[0::2], self.labels[1::2], strict=True))
