"""What of a scorecard may be shown when a segment, or noise, has only a few customers?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED
from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from custseg.validation.verdict.scorecard import Scorecard

_OF_ONE_SEGMENT = ("smallest_", "lowest_", "largest_")
# From sums over all segments that of a small one could be reckoned.
_SUMS = ("total_net", "paying_share")


def without_small_groups(scorecard: Scorecard) -> Scorecard:
    """Leave out what a scorecard tells of single segments when one of them has 1 to 9 customers.

    Points, reasons, reports, bundles and tracking know this; gates are asked before, with every figure. The smallest share, and the
    share of noise, are told as those of 10 customers where they have fewer, and the figures of the whole candidate stay.

    Parameters
    ----------
    scorecard
        With `size`; without it nobody can say, and it is returned as it is.
    """
    size = scorecard.scores.get("size")
    if not isinstance(size, Score):
        return scorecard
    scores = dict(scorecard.scores)
    if _has_small_group(size):
        scores |= {
            name: _of_the_whole(score) for name, score in scores.items() if isinstance(score, Score)
        }
    scores = {
        name: _among_all(score, size.n) if isinstance(score, Score) else score
        for name, score in scores.items()
    }
    whole = scores["size"]
    assert isinstance(whole, Score)  # noqa: S101 - it was one before
    scores["size"] = replace(
        whole, value=told_share(size), beside={**whole.beside, "noise_share": told_noise(size)}
    )
    return replace(scorecard, scores=scores)


def told_share(size: Score) -> float:
    """Return the smallest share as it may be told: that of 1 to 9 customers as that of 10, or as an equal part."""
    if size.value == 0:
        return 0.0
    equal_part = 1 / size.beside["n_segments"]
    return max(size.value, min(MIN_COVERED / size.n, equal_part))


def told_noise(size: Score) -> float:
    """Return the share of noise as it may be told: that of 1 to 9 customers as that of 10."""
    noise = size.beside["noise_share"]
    return min(max(noise, MIN_COVERED / size.n), 1.0) if noise > 0 else 0.0


def _has_small_group(size: Score) -> bool:
    return any(0 < round(share * size.n) < MIN_COVERED for share in size.per_segment)


def _among_all(score: Score, n: int) -> Score:
    # A figure of all but a few customers tells how many the few are.
    return replace(score, n=n) if 0 < n - score.n < MIN_COVERED else score


def _of_the_whole(score: Score) -> Score:
    beside = {
        name: value
        for name, value in score.beside.items()
        if name not in _SUMS and not name.startswith(_OF_ONE_SEGMENT)
    }
    return replace(score, per_segment=(), by_segment={}, beside=beside)
