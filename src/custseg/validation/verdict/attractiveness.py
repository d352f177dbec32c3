"""How good is a figure, and how good are all of them together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.criteria.registry import CRITERIA
from custseg.validation.verdict.counted import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.validation.verdict.scorecard import Scorecard


def attractiveness(scorecard: Scorecard, weights: Mapping[str, float]) -> dict[str, float]:
    """Map each weighted criterion's figure to 0..1, in a straight line between its anchors.

    Anchors are fixed, so that a candidate's points do not depend on who else competes. A criterion that was not asked is absent.
    """
    return {
        name: attractiveness_of(name, score.value)
        for name, score in counted(scorecard, weights).items()
    }


def attractiveness_of(criterion: str, figure: float) -> float:
    """Map one figure to 0..1 through the anchors of its criterion.

    Examples
    --------
    >>> attractiveness_of("stability", 0.75)
    0.5
    """
    worthless, excellent = CRITERIA[criterion].anchors
    return min(max((figure - worthless) / (excellent - worthless), 0.0), 1.0)


def points(attractive: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted mean of what was asked: 0 to 1, and 0 where nothing was.

    Examples
    --------
    >>> points({"stability": 0.75, "balance": 0.0}, {"stability": 2, "balance": 1, "relevance": 2})
    0.5
    """
    total = sum(weights[name] for name in attractive)
    if not total:
        return 0.0
    return sum(weights[name] * value for name, value in attractive.items()) / total
