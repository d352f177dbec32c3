"""How should the customers of a leaf be parted, and does that hold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from custseg.frameworks.split import Split


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The best split of a leaf.

    Parameters
    ----------
    split
        Of one column.
    gain
        What it explains: the leaf of the greatest gain is split first.
    holds
        Whether it may be made.
    judgement
        How that was found out, in words with its figures; empty where nobody else was asked.
    """

    split: Split
    gain: float
    holds: bool = True
    judgement: str = ""


class Grower(Protocol):
    """A way to find the best split of a leaf: `ProfileGrower`, `OutcomeGrower`."""

    def propose(self, rows: NDArray[np.intp]) -> Proposal | None:
        """Return the best split of these customers; None where none parts them into large enough sides."""
        ...

    def summary(self, leaves: list[NDArray[np.intp]]) -> str:
        """Return in a sentence how much the leaves explain, with the number of customers asked."""
        ...
