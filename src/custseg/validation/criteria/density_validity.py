"""Are density clusters denser inside than the gaps between them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import map_in_threads
from custseg.rules import NOISE, DensityRule
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.density_based_validity import density_based_validity
from custseg.validation.measures.mean_interval import mean_interval
from custseg.validation.measures.stratified_rows import stratified_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class DensityValidity:
    """Density-based clustering validation of density clusters, in the evaluation matrix (Moulavi et al. 2014, definition 8).

    Each segment's validity is weighed by its share of all customers, so that noise weighs and adds nothing. Exact up to `n_sampled`
    customers. Above, it is the mean over samples of so many, stratified by segment, with the 95 % interval of that mean. A
    sample has longer edges than the whole: compare figures of the same n only.

    Parameters
    ----------
    n_sampled
        Customers in a sample, about; at least 30 of each segment.
    n_draws
        Samples, at least 2.
    """

    name: ClassVar[str] = "density_validity"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.5)

    n_sampled: int = 4_000
    n_draws: int = 10

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Weigh the validities of the segments."""
        if evidence.segmentation.rule.kind != DensityRule.kind:
            reason = "Asked of density clusters only: others do not claim to be dense."
            return NotAsked(criterion=self.name, reason=reason)
        labels = evidence.labels
        counts = np.bincount(labels[labels != NOISE], minlength=evidence.n_segments)
        if np.count_nonzero(counts > 1) < 2:  # noqa: PLR2004 - a gap takes two
            reason = "No gap to measure: under two segments of at least two customers."
            return NotAsked(criterion=self.name, reason=reason)
        samples = self._draw(evidence)

        def measure(rows: NDArray[np.intp]) -> Vector:
            return density_based_validity(
                evidence.matrix[rows], labels[rows], n_segments=len(counts)
            )

        found = np.stack(list(map_in_threads(measure, samples)))
        wholes = found @ (counts / len(labels))
        low, high = mean_interval(wholes) if len(samples) > 1 else (None, None)
        return Score(
            criterion=self.name,
            figure="dbcv",
            value=float(wholes.mean()),
            better="higher",
            low=low,
            high=high,
            n=len(samples[0]),
            per_segment=tuple(found.mean(axis=0).tolist()),
        )

    def _draw(self, evidence: Evidence) -> list[NDArray[np.intp]]:
        n = len(evidence.labels)
        if n <= self.n_sampled:
            return [np.arange(n)]
        seeds = np.random.SeedSequence(evidence.seed).generate_state(self.n_draws)
        return [
            np.concatenate(
                stratified_rows(
                    evidence.labels,
                    n_segments=evidence.n_segments,
                    n_rows=self.n_sampled,
                    seed=int(seed),
                )
            )
            for seed in seeds
        ]
