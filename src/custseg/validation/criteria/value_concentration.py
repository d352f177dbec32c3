"""Do the segments find the few who bring the most?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.lorenz_curve import LorenzCurve

if TYPE_CHECKING:
    from custseg.rules import Vector
    from custseg.validation.evidence.evidence import Evidence

_FIRST = 0.2
_FEWEST = MIN_COVERED / _FIRST


@dataclass(frozen=True, kw_only=True)
class ValueConcentration:
    """Share of the value that the first 20 % of the customers hold, taken segment by segment, the most valuable one first.

    Within a segment customers count alike. Noise comes last, whatever it brings: nobody has found it. Missing and negative
    values count as nothing. Beside it: the same where customers are taken one by one (`top_20_share_by_customer`), the most that
    any division can reach, and Gini's coefficient of both (`gini_by_segment`, `gini_by_customer`). Of under 50 customers nothing is told
    by customer: the first 20 % are under 10 people. By segment: value per customer, 1 being the average (`value_index`). Exact for these customers.
    """

    name: ClassVar[str] = "value_concentration"
    anchors: ClassVar[tuple[float, float]] = (0.2, 0.8)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Walk the segments from the most valuable one on."""
        if evidence.value is None:
            return NotAsked(criterion=self.name, reason="The recipe names no value column.")
        worth = np.maximum(np.nan_to_num(evidence.value), 0.0)
        if not worth.sum() > 0:
            return NotAsked(criterion=self.name, reason="No customer brings any value.")
        counts, worths = _by_segment(evidence, worth)
        means = np.divide(worths, counts, out=np.zeros(len(counts)), where=counts > 0)
        order = np.append(np.argsort(-means[:-1], kind="stable"), len(means) - 1)
        found = LorenzCurve.of(counts[order], worths[order])
        return Score(
            criterion=self.name,
            figure="top_20_share",
            value=found.share_of_first(_FIRST),
            better="higher",
            n=len(worth),
            beside={"gini_by_segment": found.gini, **_by_customer(worth)},
            by_segment={"value_index": tuple((means[:-1] / worth.mean()).tolist())},
        )


def _by_customer(worth: Vector) -> dict[str, float]:
    if len(worth) < _FEWEST:
        return {}
    possible = LorenzCurve.of(np.ones(len(worth)), np.sort(worth)[::-1])
    return {
        "top_20_share_by_customer": possible.share_of_first(_FIRST),
        "gini_by_customer": possible.gini,
    }


def _by_segment(evidence: Evidence, worth: Vector) -> tuple[Vector, Vector]:
    """Count and add up each segment and, last, noise."""
    n_segments = evidence.n_segments
    groups = np.where(evidence.labels == NOISE, n_segments, evidence.labels)
    counts = np.bincount(groups, minlength=n_segments + 1).astype(np.float64)
    worths = np.bincount(groups, weights=worth, minlength=n_segments + 1).astype(np.float64)
    return counts, worths
