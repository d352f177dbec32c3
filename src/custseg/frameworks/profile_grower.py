"""Which split leaves customers that are most alike in all their behaviour?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.proposal import Proposal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.frameworks.questions import Questions
    from custseg.rules import Matrix, Vector

# A gain under this share of all variance is rounding.
_NOTHING = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class ProfileGrower:
    """Take the split that reduces the summed variance of the behaviour most (Blockeel, De Raedt and Ramon 1998).

    Parameters
    ----------
    questions
        That may be asked, of each column.
    behaviour
        float64 (n, t): the columns on a common scale, each of mean 0.
    min_customers
        On either side of a split.

    Examples
    --------
    >>> from custseg.frameworks.questions import Questions
    >>> orders = np.repeat([1.0, 9.0], 20)
    >>> grower = ProfileGrower(
    ...     questions=(Questions.about_numbers(0, orders),),
    ...     behaviour=(orders - 5)[:, None] / 4,
    ...     min_customers=10,
    ... )
    >>> grower.propose(np.arange(40)).split.inside.low
    2.0
    """

    questions: tuple[Questions, ...]
    behaviour: Matrix
    min_customers: int

    def propose(self, rows: NDArray[np.intp]) -> Proposal | None:
        """Return the split of the greatest reduction; of equal ones the first question of the first column."""
        own = self.behaviour[rows]
        best: Proposal | None = None
        least = _NOTHING * self.behaviour.size
        for asked in self.questions:
            gains = self._gains(asked, rows, own)
            number = int(gains.argmax()) if len(gains) else -1
            if number >= 0 and gains[number] > (best.gain if best else least):
                best = Proposal(split=asked.split(number, rows), gain=float(gains[number]))
        return best

    def summary(self, leaves: list[NDArray[np.intp]]) -> str:
        """Return the share of the variance that the leaves explain."""
        between = sum((self.behaviour[rows].sum(axis=0) ** 2).sum() / len(rows) for rows in leaves)
        total = (self.behaviour**2).sum()
        share = between / total if total > 0 else 0.0
        return (
            f"The leaves explain {100 * share:.0f} % of the summed variance of {self.behaviour.shape[1]:,} standardised"
            f" columns and levels (n = {len(self.behaviour):,})."
        )

    def _gains(self, asked: Questions, rows: NDArray[np.intp], own: Matrix) -> Vector:
        """Return the sum of squares between both sides for each question, 0 where a side is too small."""
        n_inside = asked.counts(rows)
        n_outside = len(rows) - n_inside
        is_open = asked.is_open(rows, n_inside=n_inside, min_customers=self.min_customers)
        inside = asked.totals(rows, own)
        total = own.sum(axis=0)
        between = (inside**2).sum(axis=1) / np.maximum(n_inside, 1)
        between += ((total - inside) ** 2).sum(axis=1) / np.maximum(n_outside, 1)
        return np.where(is_open, between - (total**2).sum() / len(rows), 0.0)
