"""Does one column make the result?"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.validation.criteria.score import NotAsked, Score

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class ColumnDependence:
    """What is left of the segments without the column that they depend on most: the lowest adjusted Rand index of all columns.

    By column: the index between the segments and those found without it. Near 1 no single column makes the result; near 0 one of
    them *is* the result. `n` counts the customers that were fitted and compared: training customers, or a sample of them. So it is a
    figure of the fit, and those kept aside are not asked.
    """

    name: ClassVar[str] = "column_influence"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.8)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Look for the column without which least is left."""
        if evidence.influences is None:
            return NotAsked(criterion=self.name, reason="No column was left out.")
        if not evidence.influences:
            return NotAsked(
                criterion=self.name, reason="It is made of its columns, and none can be left out."
            )
        left = {one.column: one.adjusted_rand for one in evidence.influences}
        return Score(
            criterion=self.name,
            figure="least_ari",
            value=min(left.values()),
            better="higher",
            n=evidence.influences[0].n_customers,
            beside={
                "median_ari": statistics.median(left.values()),
                "n_columns": float(len(left)),
            },
            by_column=left,
        )
