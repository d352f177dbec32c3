"""Do the segments lie apart from each other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.estimate_silhouettes import estimate_silhouettes
from custseg.validation.measures.silhouettes import silhouettes
from custseg.validation.measures.squared_silhouettes import squared_silhouettes

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Separation:
    """Mean silhouette in the evaluation matrix, the same for every candidate; noise counts as 0.

    Exact up to `max_exact` customers. Above, silhouettes of a sample stratified by segment, each measured against all customers,
    give an unbiased estimate with an interval of at least 95 %, of each segment too. The silhouette by squared distances stands
    beside it, always exact.

    Parameters
    ----------
    max_exact
        Customers up to which every silhouette is computed.
    n_sampled
        Silhouettes computed above that, about; at least 30 of each segment.
    """

    name: ClassVar[str] = "separation"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.5)

    max_exact: int = 20_000
    n_sampled: int = 600

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Average the silhouettes, in all and by segment."""
        labels = evidence.labels
        if len(np.unique(labels[labels != NOISE])) < 2:  # noqa: PLR2004 - apart takes two
            return NotAsked(
                criterion=self.name, reason="Nothing to lie apart from: under two segments."
            )
        squared = float(squared_silhouettes(evidence.matrix, labels).mean())
        of = self._measured if len(labels) <= self.max_exact else self._estimated
        return of(evidence, beside={"squared_silhouette": squared})

    def _measured(self, evidence: Evidence, *, beside: dict[str, float]) -> Score:
        n = len(evidence.labels)
        figures = silhouettes(evidence.matrix, evidence.labels, rows=np.arange(n))
        return Score(
            criterion=self.name,
            figure="silhouette",
            value=float(figures.mean()),
            better="higher",
            n=n,
            per_segment=_means(figures, evidence.labels, n_segments=evidence.n_segments),
            beside=beside,
        )

    def _estimated(self, evidence: Evidence, *, beside: dict[str, float]) -> Score:
        found = estimate_silhouettes(
            evidence.matrix,
            evidence.labels,
            n_segments=evidence.n_segments,
            n_rows=self.n_sampled,
            seed=evidence.seed,
        )
        return Score(
            criterion=self.name,
            figure="silhouette",
            value=found.whole.value,
            better="higher",
            low=found.whole.low,
            high=found.whole.high,
            n=found.n_sampled,
            per_segment=tuple(one.value for one in found.segments),
            beside=beside,
            by_segment={
                "silhouette_low": tuple(one.low for one in found.segments),
                "silhouette_high": tuple(one.high for one in found.segments),
            },
        )


def _means(figures: Vector, labels: Labels, *, n_segments: int) -> tuple[float, ...]:
    members = [figures[labels == segment] for segment in range(n_segments)]
    return tuple(float(own.mean()) if len(own) else 0.0 for own in members)
