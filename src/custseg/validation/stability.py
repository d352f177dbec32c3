"""Would other customers of the same kind have given the same segments?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.validation.adjusted_rand import adjusted_rand
from custseg.validation.best_jaccard import best_jaccard
from custseg.validation.mean_interval import mean_interval
from custseg.validation.score import NotAsked, Score

if TYPE_CHECKING:
    from custseg.validation.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Stability:
    """Agreement of pairs of refits on bootstrap samples, as the mean adjusted Rand index (Dolnicar and Leisch 2010).

    The refits learn preparation and rule anew, and place the same customers; noise is one more group. By segment: the mean
    over the refits of the Jaccard index with the segment found again (Hennig 2007). The interval is Student's, over
    the pairs.
    """

    name: ClassVar[str] = "stability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the refits with each other, and with the segments."""
        refits = evidence.refit_labels
        if len(refits) < 2:  # noqa: PLR2004 - a pair
            return NotAsked(criterion=self.name, reason="Nothing was refitted.")
        pairs = zip(refits[0::2], refits[1::2], strict=True)
        agreements = np.array([adjusted_rand(left, right) for left, right in pairs])
        low, high = mean_interval(agreements)
        found_again = [
            best_jaccard(evidence.labels, refit, n_segments=evidence.n_segments) for refit in refits
        ]
        return Score(
            criterion=self.name,
            figure="ari",
            value=float(agreements.mean()),
            better="higher",
            low=max(low, -1.0),
            high=min(high, 1.0),
            n=len(evidence.labels),
            per_segment=tuple(np.mean(found_again, axis=0).tolist()),
            beside={"n_pairs": float(len(agreements))},
        )
