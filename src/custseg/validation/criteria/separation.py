"""Do the segments lie apart from each other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.share_interval import Z_95
from custseg.validation.measures.silhouettes import silhouettes
from custseg.validation.measures.stratified_rows import stratified_rows

if TYPE_CHECKING:
    from custseg.rules import Vector
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Separation:
    """Mean silhouette in the evaluation matrix, the same for every candidate; noise counts as 0.

    Exact up to `max_exact` customers. Above, silhouettes of a sample stratified by segment, each measured
    against all customers, give an unbiased estimate with its 95 % interval (Cochran 1977, section 5.3): a silhouette within a
    sample would not.

    Parameters
    ----------
    max_exact
        Customers up to which every silhouette is computed.
    n_sampled
        Silhouettes computed above that.
    """

    name: ClassVar[str] = "separation"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.5)

    max_exact: int = 5_000
    n_sampled: int = 1_000

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Average the silhouettes, in all and by segment."""
        labels = evidence.labels
        if len(np.unique(labels[labels != NOISE])) < 2:  # noqa: PLR2004 - apart takes two
            return NotAsked(
                criterion=self.name, reason="Nothing to lie apart from: under two segments."
            )
        is_exact = len(labels) <= self.max_exact
        strata = stratified_rows(
            labels,
            n_segments=evidence.n_segments,
            n_rows=len(labels) if is_exact else self.n_sampled,
            seed=evidence.seed,
        )
        figures = [silhouettes(evidence.matrix, labels, rows=rows) for rows in strata]
        sizes = np.array([np.count_nonzero(labels == one) for one in range(len(strata))])
        means = tuple(float(own.mean()) if len(own) else 0.0 for own in figures)
        value = float(np.dot(sizes, means) / len(labels))
        reach = Z_95 * _standard_error(figures, sizes, n=len(labels))
        return Score(
            criterion=self.name,
            figure="silhouette",
            value=value,
            better="higher",
            low=None if is_exact else value - reach,
            high=None if is_exact else value + reach,
            n=len(labels) if is_exact else sum(map(len, figures)),
            per_segment=means,
        )


def _standard_error(
    figures: list[Vector], sizes: np.ndarray[tuple[int], np.dtype[np.int64]], *, n: int
) -> float:
    variance = 0.0
    for own, size in zip(figures, sizes, strict=True):
        if 1 < len(own) < size:
            variance += (size / n) ** 2 * (1 - len(own) / size) * own.var(ddof=1) / len(own)
    return float(np.sqrt(variance))
