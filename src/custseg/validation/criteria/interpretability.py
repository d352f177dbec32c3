"""Can people say who is in which segment?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import (
    SurrogateTree,
    conditions,
    held_out_labels,
    own_branches,
    sampled_rows,
)
from custseg.rules import MIN_COVERED, NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.segment_means import segment_means
from custseg.validation.measures.share_interval import share_interval

if TYPE_CHECKING:
    from custseg.profiling import Branch, Condition
    from custseg.validation.evidence.evidence import Evidence

_FEWEST = 2 * MIN_COVERED


@dataclass(frozen=True, kw_only=True)
class Interpretability:
    """Share of customers whom a small tree puts where the segmentation does, without having seen them.

    The tree has at most two leaves per segment, and reads the describing columns; five-fold cross-validation. By segment:
    the share of its customers whom the tree finds, 0 for one with under 10 customers asked. The interval is Wilson's.

    A rule that describes itself, as a tree or a small grid does (`own_branches`), needs no tree to stand for it: its words are exact by
    construction, so the share is 1, of all customers and without an interval, and the leaves are its own branches.

    Of each segment's rule in words, read from the tree of all these customers: `coverage` and `precision` by segment (0 where there is
    no rule), their means over segments, and `conditions_per_rule`, the mean number of bounds that a rule names.

    Parameters
    ----------
    n_sampled
        Customers above whose number a sample of so many stands for all.
    """

    name: ClassVar[str] = "interpretability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    n_sampled: int = 10_000

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the segments with what trees say of customers held out, unless the rule says it itself."""
        reason = _why_not(evidence)
        if reason:
            return NotAsked(criterion=self.name, reason=reason)
        own = own_branches(
            evidence.segmentation, evidence.customers, describing=evidence.describing
        )
        return self._of_trees(evidence) if own is None else _of_itself(evidence, own)

    def _of_trees(self, evidence: Evidence) -> Score:
        describing, seed = evidence.describing, evidence.seed
        rows = sampled_rows(len(evidence.labels), n_rows=self.n_sampled, seed=seed)
        customers, labels = evidence.customers.take(rows), evidence.labels[rows]
        guessed = held_out_labels(customers, labels, describing=describing, seed=seed)
        tree = SurrogateTree.fit(customers, labels, describing=describing, seed=seed)
        said = conditions(tree.branches(), customers, labels, n_segments=evidence.n_segments)
        is_right = guessed == labels
        low, high = share_interval(int(is_right.sum()), len(labels))
        return Score(
            criterion=self.name,
            figure="fidelity",
            value=float(is_right.mean()),
            better="higher",
            low=low,
            high=high,
            n=len(labels),
            per_segment=segment_means(is_right, labels, n_segments=evidence.n_segments),
            beside={"leaves": float(tree.n_leaves), **_means(said)},
            by_segment=_by_segment(said),
        )


def _of_itself(evidence: Evidence, own: tuple[Branch, ...]) -> Score:
    labels, n_segments = evidence.labels, evidence.n_segments
    said = conditions(own, evidence.customers, labels, n_segments=n_segments)
    return Score(
        criterion=Interpretability.name,
        figure="fidelity",
        value=1.0,
        better="higher",
        n=len(labels),
        per_segment=segment_means(np.ones(len(labels)), labels, n_segments=n_segments),
        beside={"leaves": float(len(own)), **_means(said)},
        by_segment=_by_segment(said),
    )


def _by_segment(said: tuple[Condition | None, ...]) -> dict[str, tuple[float, ...]]:
    return {
        "coverage": tuple(one.coverage if one else 0.0 for one in said),
        "precision": tuple(one.precision if one else 0.0 for one in said),
    }


def _means(said: tuple[Condition | None, ...]) -> dict[str, float]:
    found = [one for one in said if one is not None]
    return {
        "conditions_per_rule": sum(one.n_bounds for one in found) / max(len(found), 1),
        "mean_coverage": sum(one.coverage for one in found) / len(said),
        "mean_precision": sum(one.precision for one in found) / len(said),
    }


def _why_not(evidence: Evidence) -> str:
    labels = evidence.labels
    if len(np.unique(labels[labels != NOISE])) < 2:  # noqa: PLR2004 - to tell apart takes two
        return "Nothing to tell apart: under two segments."
    if not evidence.describing:
        return "No column describes the customers."
    if len(labels) < _FEWEST:
        return f"Under {_FEWEST} customers."
    return ""
