"""Are the segments of like size?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import NOISE
from custseg.validation.criteria.score import NotAsked, Score

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Shannon's entropy of the segments' shares, divided by that of equal ones: 1 when all are equal (Pielou 1966).

    Shares are of the customers in a segment: noise is judged elsewhere. k is what the rule knows, so a segment without
    customers lowers it.
    """

    name: ClassVar[str] = "balance"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the entropy of the shares with log k."""
        placed = evidence.labels[evidence.labels != NOISE]
        if evidence.n_segments < 2 or not len(placed):  # noqa: PLR2004 - one share is no balance
            return NotAsked(criterion=self.name, reason="Nothing to balance: under two segments.")
        counts = np.bincount(placed)
        shares = counts[counts > 0] / len(placed)
        entropy = float(-(shares * np.log(shares)).sum())
        return Score(
            criterion=self.name,
            figure="entropy",
            value=min(max(entropy / float(np.log(evidence.n_segments)), 0.0), 1.0),
            better="higher",
            n=len(placed),
        )
