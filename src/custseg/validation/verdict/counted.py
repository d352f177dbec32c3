"""Which figures count?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.validation.verdict.scorecard import Scorecard


def counted(scorecard: Scorecard, weights: Mapping[str, float]) -> dict[str, Score]:
    """Return the scores of the criteria that were asked and have a weight above 0, by criterion."""
    return {
        name: score
        for name, score in scorecard.scores.items()
        if isinstance(score, Score) and weights.get(name, 0) > 0
    }
