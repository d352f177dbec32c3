"""What of a scorecard may be shown when a segment has only a few customers?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED
from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from custseg.validation.verdict.scorecard import Scorecard

_OF_ONE_SEGMENT = ("smallest_", "lowest_")


def without_small_groups(scorecard: Scorecard) -> Scorecard:
    """Leave out what a scorecard tells of single segments when one of them has 1 to 9 customers.

    Reports, bundles and tracking show this; gates are asked before, with every figure. The smallest share is
    told as that of 10 customers, and the figures of the whole candidate stay.

    Parameters
    ----------
    scorecard
        With `size`; returned as it is where every segment is empty or has at least 10 customers.
    """
    size = scorecard.scores.get("size")
    if not isinstance(size, Score) or not _has_small_group(size):
        return scorecard
    scores = {
        name: _of_the_whole(score) if isinstance(score, Score) else score
        for name, score in scorecard.scores.items()
    }
    scores["size"] = replace(_of_the_whole(size), value=told_share(size))
    return replace(scorecard, scores=scores)


def told_share(size: Score) -> float:
    """Return the smallest share as it may be told: that of 1 to 9 customers as that of 10."""
    return max(size.value, MIN_COVERED / size.n) if size.value > 0 else size.value


def _has_small_group(size: Score) -> bool:
    return any(0 < round(share * size.n) < MIN_COVERED for share in size.per_segment)


def _of_the_whole(score: Score) -> Score:
    beside = {
        name: value for name, value in score.beside.items() if not name.startswith(_OF_ONE_SEGMENT)
    }
    return replace(score, per_segment=(), by_segment={}, beside=beside)
