"""Which segments would be found again in other customers of the same kind?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.best_jaccard import best_jaccard

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class SegmentStability:
    """How far the least firm segment is found again: mean over refits of the largest Jaccard index with any segment (Hennig 2007).

    By segment the same mean. Noise is compared with noise alone, so nobody's segment is found again in it.
    """

    name: ClassVar[str] = "segment_stability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 0.85)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Look for each segment in every refit."""
        if evidence.refits is None:
            return NotAsked(criterion=self.name, reason="Nothing was refitted.")
        if evidence.n_segments == 0:
            return NotAsked(criterion=self.name, reason="There is no segment to find again.")
        labels = evidence.labels[evidence.refits.rows]
        found = np.stack(
            [
                best_jaccard(labels, refit, n_segments=evidence.n_segments)
                for refit in evidence.refits.labels
            ]
        )
        means = found.mean(axis=0)
        return Score(
            criterion=self.name,
            figure="lowest_jaccard",
            value=float(means.min()),
            better="higher",
            n=len(labels),
            per_segment=tuple(means.tolist()),
            beside={"n_refits": float(len(found))},
        )
