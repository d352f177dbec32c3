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

    Beside it: `n_segments`, `largest_share`, `noise_share`, and where there is value `smallest_value_share`. By segment
    `n_customers`, and `value_share` where there is value. Shares are of all customers, noise included.
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
        by_segment = {"n_customers": tuple(counts.astype(float).tolist())}
        if worths:
            beside["smallest_value_share"] = min(worths)
            by_segment["value_share"] = worths
        return Score(
            criterion=self.name,
            figure="smallest_share",
            value=min(shares, default=0.0),
            better="higher",
            n=len(labels),
            per_segment=shares,
            beside=beside,
            by_segment=by_segment,
        )
