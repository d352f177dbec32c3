"""Which segments would be found again in other customers of the same kind?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.best_jaccard import best_jaccard
from custseg.validation.measures.jaccard_of_noise import jaccard_of_noise
from custseg.validation.measures.mean_interval import mean_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix
    from custseg.validation.evidence.evidence import Evidence

# fpc's `clusterboot`: dissolved at 0.5 or less (Hennig 2008), recovered above 0.75.
_DISSOLVED, _RECOVERED = 0.5, 0.75


@dataclass(frozen=True, kw_only=True)
class SegmentStability:
    """How far the least firm segment is found again: mean over refits of the largest Jaccard index with any segment (Hennig 2007).

    By segment the same mean, its 95 % interval over the refits (`jaccard_low`, `jaccard_high`), and the shares of the refits
    in which the segment `dissolved` (0.5 or less) and was `recovered` (above 0.75). Noise is compared with noise alone, so
    nobody's segment is found again in it; `noise_jaccard` is the mean for the noise, where there is any.
    """

    name: ClassVar[str] = "segment_stability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 0.85)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Look for each segment in every refit."""
        if evidence.refits is None:
            return NotAsked(criterion=self.name, reason="Nothing was refitted.")
        if evidence.n_segments == 0:
            return NotAsked(criterion=self.name, reason="There is no segment to find again.")
        labels, refits = evidence.labels[evidence.refits.rows], evidence.refits.labels
        found = np.stack(
            [best_jaccard(labels, refit, n_segments=evidence.n_segments) for refit in refits]
        )
        means, by_segment = found.mean(axis=0), _by_segment(found)
        lowest = int(means.argmin())
        return Score(
            criterion=self.name,
            figure="lowest_jaccard",
            value=float(means[lowest]),
            better="higher",
            low=by_segment["jaccard_low"][lowest],
            high=by_segment["jaccard_high"][lowest],
            n=len(labels),
            per_segment=tuple(means.tolist()),
            beside={**_of_noise(labels, refits), "n_refits": float(len(found))},
            by_segment=by_segment,
        )


def _by_segment(found: Matrix) -> dict[str, tuple[float, ...]]:
    lows, highs = zip(*(mean_interval(own) for own in found.T), strict=True)
    return {
        "jaccard_low": tuple(max(low, 0.0) for low in lows),
        "jaccard_high": tuple(min(high, 1.0) for high in highs),
        "dissolved": tuple((found <= _DISSOLVED).mean(axis=0).tolist()),
        "recovered": tuple((found > _RECOVERED).mean(axis=0).tolist()),
    }


def _of_noise(labels: Labels, refits: NDArray[np.int16]) -> dict[str, float]:
    if not (labels == NOISE).any():
        return {}
    return {"noise_jaccard": float(np.mean([jaccard_of_noise(labels, one) for one in refits]))}
