"""How many segments are there, and how large?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import value_shares
from custseg.rules import NOISE
from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Size:
    """Share of all customers that the smallest segment has; every cluster that the rule knows counts.

    Beside it: `n_segments`, `largest_share`, `noise_share`, and where there is value `smallest_value_share`, and `value_share`
    by segment. Shares are of all customers, noise included.
    """

    name: ClassVar[str] = "size"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.1)

    def score(self, evidence: Evidence) -> Score:
        """Count the customers, and what they bring."""
        labels, n_segments = evidence.labels, evidence.n_segments
        counts = np.bincount(labels[labels != NOISE], minlength=n_segments)
        shares = tuple(float(count) / len(labels) for count in counts)
        beside = {
            "n_segments": float(n_segments),
            "largest_share": max(shares, default=0.0),
            "noise_share": float(np.mean(labels == NOISE)),
        }
        worths = value_shares(labels, evidence.value, n_segments=n_segments)
        if worths:
            beside["smallest_value_share"] = min(worths)
        return Score(
            criterion=self.name,
            figure="smallest_share",
            value=min(shares, default=0.0),
            better="higher",
            n=len(labels),
            per_segment=shares,
            beside=beside,
            by_segment={"value_share": worths} if worths else {},
        )
