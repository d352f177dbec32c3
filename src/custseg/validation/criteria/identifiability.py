"""Can a customer be placed by a few questions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import (
    held_out_placements,
    learn_scoring_sheet,
    named_segments,
    sampled_rows,
)
from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.segment_means import segment_means
from custseg.validation.measures.share_interval import share_interval

if TYPE_CHECKING:
    from custseg.rules import Labels
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Identifiability:
    """Share of customers whom a scoring sheet of at most five questions puts where the segmentation does.

    Questions, answers and points are learned without them (five folds), and the points are the whole numbers that the sheet prints.
    Where no question helps the sheet has none, and names the largest segment. Customers in noise are left out: a sheet knows segments only.
    By segment: the share of its customers whom the sheet finds, 0 for one with under 10 customers asked. The interval is Wilson's. Beside it
    `n_questions` of the sheet of all these customers, and `largest_segment_share`, which naming always the largest segment achieves.

    Parameters
    ----------
    n_sampled
        Placed customers above whose number a sample of so many stands for all.
    max_segments
        Above so many there is no sheet to fill in by hand.
    """

    name: ClassVar[str] = "identifiability"
    anchors: ClassVar[tuple[float, float]] = (0.4, 0.9)

    n_sampled: int = 10_000
    max_segments: int = 20

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the segments with what sheets say of customers held out."""
        reason = self._why_not(evidence)
        if reason:
            return NotAsked(criterion=self.name, reason=reason)
        n_segments, seed = evidence.n_segments, evidence.seed
        rows = np.flatnonzero(evidence.labels != NOISE)
        rows = rows[sampled_rows(len(rows), n_rows=self.n_sampled, seed=seed)]
        customers, labels = evidence.customers.take(rows), evidence.labels[rows]
        placed = held_out_placements(
            customers, labels, describing=evidence.describing, n_segments=n_segments, seed=seed
        )
        if placed is None:
            reason = f"Too few to hold any out: without a fifth, under two segments have {MIN_COVERED} customers."
            return NotAsked(criterion=self.name, reason=reason)
        sheet = learn_scoring_sheet(
            customers, labels, describing=evidence.describing, n_segments=n_segments, seed=seed
        )
        n_questions = len(sheet.questions) if sheet else 0
        return self._scored(placed, labels, n_segments=n_segments, n_questions=n_questions)

    def _scored(
        self, placed: Labels, labels: Labels, *, n_segments: int, n_questions: int
    ) -> Score:
        is_right = placed == labels
        low, high = share_interval(int(is_right.sum()), len(labels))
        return Score(
            criterion=self.name,
            figure="accuracy",
            value=float(is_right.mean()),
            better="higher",
            low=low,
            high=high,
            n=len(labels),
            per_segment=segment_means(is_right, labels, n_segments=n_segments),
            beside={
                "n_questions": float(n_questions),
                "largest_segment_share": float(np.bincount(labels).max() / len(labels)),
            },
        )

    def _why_not(self, evidence: Evidence) -> str:
        labels = evidence.labels
        if len(named_segments(labels)) < 2:  # noqa: PLR2004 - to tell apart takes two
            return f"Nothing to tell apart: under two segments of {MIN_COVERED} customers."
        if len(np.unique(labels[labels != NOISE])) > self.max_segments:
            return f"No sheet to fill in by hand: over {self.max_segments} segments."
        if not evidence.describing:
            return "No column describes the customers."
        return ""
