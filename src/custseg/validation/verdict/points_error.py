"""How sure are a candidate's points?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.validation.measures.share_interval import Z_95
from custseg.validation.verdict.attractiveness import attractiveness_of
from custseg.validation.verdict.counted import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.validation.criteria.score import Score
    from custseg.validation.verdict.scorecard import Scorecard


def points_error(scorecard: Scorecard, weights: Mapping[str, float]) -> float:
    """Return the standard error of the points, from the 95 % intervals of the figures that count.

    Each interval is mapped through its criterion's anchors: half its length there, over 1.96, is a standard error, and counts by
    the criterion's share of the weights. Figures are taken as independent, exact ones add nothing, and neither does what of an
    interval lies beyond an anchor: points do not change there.
    """
    scores = counted(scorecard, weights)
    total = sum(weights[name] for name in scores)
    errors = (weights[name] / total * _error(score) for name, score in scores.items())
    return math.hypot(*errors)


def _error(score: Score) -> float:
    if score.low is None or score.high is None:
        return 0.0
    ends = [attractiveness_of(score.criterion, end) for end in (score.low, score.high)]
    return abs(ends[1] - ends[0]) / 2 / Z_95
