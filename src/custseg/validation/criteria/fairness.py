"""Is a segment a stand-in for a protected column?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.adjusted_mutual_information import adjusted_mutual_information
from custseg.validation.measures.corrected_cramers_v import corrected_cramers_v
from custseg.validation.measures.cramers_v import cramers_v
from custseg.validation.measures.pooled import pooled
from custseg.validation.measures.quantile_groups import quantile_groups

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.validation.evidence.evidence import Evidence

_N_FIFTHS = 5


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """Largest Cramér's V of the segments with a protected column, corrected for chance (Bergsma 2013): 0 where no segment tells it.

    Numbers are cut into fifths; a missing value is a level of its own; levels of under 10 customers are one; noise is one
    more segment. By column the same figure. Beside it the largest without the correction, and the largest adjusted mutual
    information. Exact for these customers, so without an interval.
    """

    name: ClassVar[str] = "fairness"
    anchors: ClassVar[tuple[float, float]] = (0.5, 0.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the segments with every protected column."""
        labels = evidence.labels
        if not evidence.protected:
            return NotAsked(criterion=self.name, reason="The recipe protects no column.")
        if len(np.unique(labels)) < 2:  # noqa: PLR2004 - one group stands for nothing
            return NotAsked(criterion=self.name, reason="All customers are in one group.")
        groups = {name: _groups(evidence, name) for name in evidence.protected}
        told = {name: own for name, own in groups.items() if own.max(initial=0) > 0}
        if not told:
            reason = f"No protected column has two levels of at least {MIN_COVERED} customers."
            return NotAsked(criterion=self.name, reason=reason)
        by_column = {name: corrected_cramers_v(labels, own) for name, own in told.items()}
        return Score(
            criterion=self.name,
            figure="largest_cramers_v",
            value=max(by_column.values()),
            better="lower",
            n=len(labels),
            beside={
                "largest_uncorrected_v": max(cramers_v(labels, own) for own in told.values()),
                "largest_adjusted_mutual_information": max(
                    adjusted_mutual_information(labels, own) for own in told.values()
                ),
            },
            by_column=by_column,
        )


def _groups(evidence: Evidence, name: str) -> Labels:
    """Return the customers' levels of a protected column, numbered from 0."""
    column = next(one for one in evidence.customers.columns if one.name == name)
    values = evidence.customers.matrix((name,))[:, 0]
    if not column.has_levels:
        return pooled(quantile_groups(values, n_groups=_N_FIFTHS))
    return pooled(np.where(np.isnan(values), NOISE, np.nan_to_num(values)).astype(np.int32))
