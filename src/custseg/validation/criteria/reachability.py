"""Can the customers of every segment be contacted?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import named_segments
from custseg.rules import MIN_COVERED
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.evidence.says_yes import says_yes
from custseg.validation.measures.segment_means import segment_means

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.segmentation import Customers
    from custseg.validation.evidence.evidence import Evidence
    from custseg.validation.evidence.reach import Reach


@dataclass(frozen=True, kw_only=True)
class Reachability:
    """Share of customers with consent and at least one channel, in the segment where it is lowest.

    Segments of under 10 customers do not count: their share would tell of single people. Beside it: the share of all customers
    (`reachable_share`). By segment: the same share, 0 for one of under 10. Exact for these customers.
    """

    name: ClassVar[str] = "reachability"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.8)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Count in each segment whom a campaign would get to."""
        reach = evidence.reach
        if reach is None or not (reach.consent or reach.channels):
            reason = "The recipe names no columns of consent or channels."
            return NotAsked(criterion=self.name, reason=reason)
        is_reached = _is_reached(evidence.customers, reach)
        counted = named_segments(evidence.labels)
        if not len(counted):
            reason = f"No segment has {MIN_COVERED} customers."
            return NotAsked(criterion=self.name, reason=reason)
        shares = segment_means(is_reached, evidence.labels, n_segments=evidence.n_segments)
        return Score(
            criterion=self.name,
            figure="lowest_reachable_share",
            value=min(shares[segment] for segment in counted),
            better="higher",
            n=len(is_reached),
            per_segment=shares,
            beside={"reachable_share": float(is_reached.mean())},
        )


def _is_reached(customers: Customers, reach: Reach) -> NDArray[np.bool_]:
    columns = {column.name: column for column in customers.columns}

    def answers(name: str) -> NDArray[np.bool_]:
        return says_yes(columns[name], customers.matrix((name,))[:, 0])

    is_reached = np.ones(len(customers), dtype=bool)
    if reach.consent:
        is_reached &= answers(reach.consent)
    if reach.channels:
        is_reached &= np.logical_or.reduce([answers(name) for name in reach.channels])
    return is_reached
