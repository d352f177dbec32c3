"""Does a campaign of its own pay in every segment?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Profitability:
    """Return of a campaign in the segment where it is lowest: (margin x value - cost) / cost.

    The cost of a segment is `per_segment`, and `per_customer` for each of its customers. Segments of under 10 customers do not
    count: their return would tell of single people. Beside it: the share of all customers who are in segments that pay
    (`paying_share`), and what all campaigns leave together (`total_net`), in the unit of the value. By segment: the same return, and
    what is left (`net`). A segment without customers gets no campaign, nor does noise. A missing value counts as nothing. Exact
    for these customers.
    """

    name: ClassVar[str] = "profitability"
    anchors: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Hold what each segment earns against what its campaign costs."""
        reason = _why_not(evidence)
        if evidence.value is None or evidence.costs is None or reason:
            return NotAsked(criterion=self.name, reason=reason)
        placed, costs = evidence.labels != NOISE, evidence.costs
        labels, worth = evidence.labels[placed], np.nan_to_num(evidence.value[placed])
        sizes = np.bincount(labels, minlength=evidence.n_segments)
        earned = costs.margin * np.bincount(labels, weights=worth, minlength=evidence.n_segments)
        spent = np.where(sizes > 0, costs.per_segment + costs.per_customer * sizes, 0.0)
        net = np.where(sizes > 0, earned - spent, 0.0)
        returns = np.divide(net, spent, out=np.zeros(len(net)), where=spent > 0)
        return Score(
            criterion=self.name,
            figure="lowest_return",
            value=float(returns[sizes >= MIN_COVERED].min()),
            better="higher",
            n=len(evidence.labels),
            per_segment=tuple(returns.tolist()),
            beside={
                "paying_share": float(sizes[net > 0].sum() / len(evidence.labels)),
                "total_net": float(net.sum()),
            },
            by_segment={"net": tuple(net.tolist())},
        )


def _why_not(evidence: Evidence) -> str:
    costs = evidence.costs
    if evidence.value is None:
        return "The recipe names no value column."
    if costs is None:
        return "The recipe names no costs."
    if not costs.per_segment + costs.per_customer > 0:
        return "A campaign that costs nothing always pays."
    sizes = np.bincount(evidence.labels[evidence.labels != NOISE], minlength=1)
    return "" if sizes.max() >= MIN_COVERED else f"No segment has {MIN_COVERED} customers."
