"""Do the segments differ in what they were not made from?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import named_segments, sampled_rows
from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.chi_square import chi_square
from custseg.validation.measures.corrected_cramers_v import corrected_cramers_v
from custseg.validation.measures.false_discovery import false_discovery
from custseg.validation.measures.kruskal_wallis import kruskal_wallis
from custseg.validation.measures.largest_difference import largest_difference
from custseg.validation.measures.pooled import pooled

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector
    from custseg.segmentation import Column
    from custseg.validation.evidence.evidence import Evidence

_FALSE_ALARMS = 0.05


@dataclass(frozen=True, kw_only=True)
class Distinctness:
    """Share of the describing columns, of those that the rule does not read, in which the segments differ.

    They differ by construction in what the rule reads, which is no news. A column counts where a test says so, at a false discovery rate of 5 %,
    and the effect is of a size that matters. For numbers: the Kruskal-Wallis test, and the largest distance of a segment's mean from that of
    all customers, in standard deviations. For columns with levels: the chi-square test, and Cramér's V, corrected for chance.
    By column: the effect of every describing column, read or not. Noise and missing values are left out, and so are segments of under 10 customers with a value.

    Parameters
    ----------
    min_difference, min_association
        The least effect that matters, of numbers and of levels: what Cohen (1988) calls small.
    n_sampled
        Placed customers above whose number a sample of so many stands for all.
    """

    name: ClassVar[str] = "distinctness"
    anchors: ClassVar[tuple[float, float]] = (0.0, 1.0)

    min_difference: float = 0.2
    min_association: float = 0.1
    n_sampled: int = 20_000

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Test every describing column that is news."""
        reason = _why_not(evidence)
        if reason:
            return NotAsked(criterion=self.name, reason=reason)
        rows = np.flatnonzero(evidence.labels != NOISE)
        rows = rows[sampled_rows(len(rows), n_rows=self.n_sampled, seed=evidence.seed)]
        customers, labels = evidence.customers.take(rows), evidence.labels[rows]
        columns = {column.name: column for column in customers.columns}
        found = {
            name: self._difference(customers.matrix((name,))[:, 0], columns[name], labels)
            for name in evidence.describing
        }
        news = [found[name] for name in _unread(evidence)]
        adjusted = false_discovery(np.array([one.p_value for one in news]))
        n_distinct = sum(
            one.matters and bool(p_value <= _FALSE_ALARMS)
            for one, p_value in zip(news, adjusted, strict=True)
        )
        return Score(
            criterion=self.name,
            figure="distinct_share",
            value=n_distinct / len(news),
            better="higher",
            n=len(labels),
            beside={"n_columns_tested": float(len(news))},
            by_column={name: one.effect for name, one in found.items()},
        )

    def _difference(self, values: Vector, column: Column, labels: Labels) -> _Difference:
        is_known = ~np.isnan(values)
        is_asked = is_known & np.isin(labels, named_segments(labels[is_known]))
        asked, own = values[is_asked], labels[is_asked]
        if len(asked) < 2 * MIN_COVERED:
            return _Difference(effect=0.0, p_value=1.0, matters=False)
        if not column.has_levels:
            effect = largest_difference(values[is_known], labels[is_known])
            return _Difference(
                effect=effect,
                p_value=kruskal_wallis(asked, own),
                matters=effect >= self.min_difference,
            )
        levels = pooled(asked.astype(np.int32))
        effect = corrected_cramers_v(levels, own)
        return _Difference(
            effect=effect,
            p_value=chi_square(levels, own),
            matters=effect >= self.min_association,
        )


@dataclass(frozen=True, kw_only=True)
class _Difference:
    """How far the segments differ in a column, how likely that is by chance, and whether it is of a size that matters."""

    effect: float
    p_value: float
    matters: bool


def _unread(evidence: Evidence) -> list[str]:
    read = {column.name for column in evidence.segmentation.contract.columns}
    return [name for name in evidence.describing if name not in read]


def _why_not(evidence: Evidence) -> str:
    if len(named_segments(evidence.labels)) < 2:  # noqa: PLR2004 - to differ takes two
        return f"Nothing to differ: under two segments of {MIN_COVERED} customers."
    if not _unread(evidence):
        return (
            "The rule reads every describing column, and segments differ in those by construction."
        )
    return ""
