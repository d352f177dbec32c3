"""Can people say who is in which segment?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import SurrogateTree, held_out_labels
from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.share_interval import share_interval

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence

_FEWEST = 2 * MIN_COVERED


@dataclass(frozen=True, kw_only=True)
class Interpretability:
    """Share of customers whom a small tree puts where the segmentation does, without having seen them.

    The tree has at most two leaves per segment, and reads the describing columns; five-fold cross-validation. By segment:
    the share of its customers whom the tree finds. The interval is Wilson's.
    """

    name: ClassVar[str] = "interpretability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the segments with what the trees say of customers held out."""
        reason = _why_not(evidence)
        if reason:
            return NotAsked(criterion=self.name, reason=reason)
        customers, labels = evidence.customers, evidence.labels
        guessed = held_out_labels(
            customers, labels, describing=evidence.describing, seed=evidence.seed
        )
        tree = SurrogateTree.fit(
            customers, labels, describing=evidence.describing, seed=evidence.seed
        )
        is_right = guessed == labels
        low, high = share_interval(int(is_right.sum()), len(labels))
        members = [is_right[labels == segment] for segment in range(evidence.n_segments)]
        return Score(
            criterion=self.name,
            figure="fidelity",
            value=float(is_right.mean()),
            better="higher",
            low=low,
            high=high,
            n=len(labels),
            per_segment=tuple(float(own.mean()) if len(own) else 0.0 for own in members),
            beside={"leaves": float(tree.n_leaves)},
        )


def _why_not(evidence: Evidence) -> str:
    labels = evidence.labels
    if len(np.unique(labels[labels != NOISE])) < 2:  # noqa: PLR2004 - to tell apart takes two
        return "Nothing to tell apart: under two segments."
    if not evidence.describing:
        return "No column describes the customers."
    if len(labels) < _FEWEST:
        return f"Under {_FEWEST} customers."
    return ""
