"""Does the segmentation hold in the next period?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.adjusted_rand import adjusted_rand
from custseg.validation.measures.agreement_on_structure import agreement_on_structure
from custseg.validation.measures.best_jaccard import best_jaccard
from custseg.validation.measures.segment_means import segment_means

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels
    from custseg.validation.evidence.evidence import Evidence
    from custseg.validation.measures.contingency import AnyLabels


@dataclass(frozen=True, kw_only=True)
class StabilityOverTime:
    """Agreement of this period's rule with one learned from the next period, as the adjusted Rand index (Hubert and Arabie 1985).

    Both rules place the same customers by the later period's columns, so this is about the rules and not about people who
    change; noise is one more group, and two rules that both put everybody in one group agree on nothing (0). By segment: the largest Jaccard index with any segment of the later rule. Beside it, what
    people do under this period's rule: `ari_of_customers` and `same_segment_share` compare their segments now and a period later,
    `stay_share` is the latter by segment, `noise_share_later` counts those whom no segment fits any more. There is one refit,
    and so no interval.

    Nothing is told of 1 to 9 people: a segment's figures are 0 where it has under 10 customers who are known later, by this rule then
    (Jaccard index) or now (`stay_share`), and such a noise is told as that of 10.
    """

    name: ClassVar[str] = "stability_over_time"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the two rules, and the customers with themselves."""
        later = evidence.next_period
        reason = _why_not(evidence)
        if later is None or later.refit_labels is None or reason:
            return NotAsked(criterion=self.name, reason=reason)
        now, n_segments = evidence.labels[later.rows], evidence.n_segments
        is_same = now == later.labels
        return Score(
            criterion=self.name,
            figure="ari",
            value=agreement_on_structure(later.labels, later.refit_labels),
            better="higher",
            n=len(now),
            per_segment=_found_again(later.labels, later.refit_labels, n_segments=n_segments),
            beside={
                "ari_of_customers": adjusted_rand(now, later.labels),
                "same_segment_share": float(is_same.mean()),
                "noise_share_later": _told_share(later.labels == NOISE),
            },
            by_segment={"stay_share": segment_means(is_same, now, n_segments=n_segments)},
        )


def _why_not(evidence: Evidence) -> str:
    if evidence.next_period is None:
        return "There is no table of the next period."
    if evidence.next_period.refit_labels is None:
        return "It learns from an outcome, which is not known of the next period yet."
    if len(evidence.next_period.rows) < MIN_COVERED:
        return f"Under {MIN_COVERED} customers are known in the next period, too."
    if evidence.n_segments == 0:
        return "There is no segment to find again."
    return ""


def _found_again(labels: Labels, refit_labels: AnyLabels, *, n_segments: int) -> tuple[float, ...]:
    shares = best_jaccard(labels, refit_labels, n_segments=n_segments)
    counts = np.bincount(labels[labels != NOISE], minlength=n_segments)
    return tuple(np.where(counts >= MIN_COVERED, shares, 0.0).tolist())


def _told_share(is_noise: NDArray[np.bool_]) -> float:
    """Return the share of noise, that of 1 to 9 customers as that of 10."""
    n_noise = int(np.count_nonzero(is_noise))
    return max(n_noise, MIN_COVERED) / len(is_noise) if n_noise else 0.0
