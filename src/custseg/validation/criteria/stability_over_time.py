"""Does the segmentation hold in the next period?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.adjusted_rand import adjusted_rand
from custseg.validation.measures.best_jaccard import best_jaccard

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class StabilityOverTime:
    """Agreement of this period's rule with one learned from the next period, as the adjusted Rand index (Hubert and Arabie 1985).

    Both rules place the same customers by the later period's columns, so this is about the rules and not about people who
    change; noise is one more group. By segment: the largest Jaccard index with any segment of the later rule. Beside it, what
    people do under this period's rule: `ari_of_customers` and `same_segment_share` compare their segments now and a period later,
    `stay_share` is the latter by segment, `noise_share_later` counts those whom no segment fits any more. There is one refit,
    and so no interval.
    """

    name: ClassVar[str] = "stability_over_time"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the two rules, and the customers with themselves."""
        later = evidence.next_period
        reason = _why_not(evidence)
        if later is None or reason:
            return NotAsked(criterion=self.name, reason=reason)
        now = evidence.labels[later.rows]
        shares = best_jaccard(later.labels, later.refit_labels, n_segments=evidence.n_segments)
        return Score(
            criterion=self.name,
            figure="ari",
            value=adjusted_rand(later.labels, later.refit_labels),
            better="higher",
            n=len(now),
            per_segment=tuple(shares.tolist()),
            beside={
                "ari_of_customers": adjusted_rand(now, later.labels),
                "same_segment_share": float(np.mean(now == later.labels)),
                "noise_share_later": float(np.mean(later.labels == NOISE)),
            },
            by_segment={
                "stay_share": _stay_shares(now, later.labels, n_segments=evidence.n_segments)
            },
        )


def _why_not(evidence: Evidence) -> str:
    if evidence.next_period is None:
        return "There is no table of the next period."
    if len(evidence.next_period.rows) < MIN_COVERED:
        return f"Under {MIN_COVERED} customers are known in the next period, too."
    if evidence.n_segments == 0:
        return "There is no segment to find again."
    return ""


def _stay_shares(now: Labels, later: Labels, *, n_segments: int) -> tuple[float, ...]:
    members = [now == segment for segment in range(n_segments)]
    return tuple(
        float((later[own] == segment).mean()) if own.any() else 0.0
        for segment, own in enumerate(members)
    )
