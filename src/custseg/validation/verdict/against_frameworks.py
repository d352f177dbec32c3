"""Does an algorithm beat marketing's own frameworks?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.measures.share_interval import Z_95
from custseg.validation.verdict.contender import Contender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import Standing

# Rules over raw columns: every framework has one of these, and no algorithm does.
_FRAMEWORK_RULES = ("grid", "box")


def against_frameworks(
    standings: Sequence[Standing], cards: Mapping[str, Scorecard], weights: Mapping[str, float]
) -> str | None:
    """Say whether the best algorithm beats the best framework; None where not both of them compete.

    Parameters
    ----------
    standings
        Of every candidate and yardstick; yardsticks are passed over.
    cards, weights
        As the verdict is reached.
    """
    competing = [one for one in standings if not one.is_yardstick]
    frameworks = [one for one in competing if cards[one.candidate].rule in _FRAMEWORK_RULES]
    algorithms = [one for one in competing if one not in frameworks]
    if not frameworks or not algorithms:
        return None
    best_framework, best_algorithm = (
        _best(side, cards, weights) for side in (frameworks, algorithms)
    )
    if best_framework is None:
        algorithm = "no algorithm" if best_algorithm is None else best_algorithm.candidate
        return f"None of marketing's own frameworks passes every gate; {algorithm} does."
    if best_algorithm is None:
        return f"No algorithm beats marketing's own frameworks: none passes every gate, {best_framework.candidate} does."
    return _compared(best_algorithm, best_framework)


def _best(
    side: Sequence[Standing], cards: Mapping[str, Scorecard], weights: Mapping[str, float]
) -> Contender | None:
    passing = [Contender.of(cards[one.candidate], weights) for one in side if one.passes]
    return min(passing, key=lambda one: one.place, default=None)


def _compared(algorithm: Contender, framework: Contender) -> str:
    points = f"({algorithm.points:.2f} against {framework.points:.2f} points)"
    reach = f"{Z_95 * algorithm.lead_error(framework):.2f}"
    if algorithm.is_ahead_of(framework):
        return (
            f"{algorithm.candidate} beats the best of marketing's own frameworks, {framework.candidate} {points},"
            f" by more than the uncertainty ({reach})."
        )
    if framework.is_ahead_of(algorithm):
        return (
            f"No algorithm beats marketing's own frameworks: the best algorithm, {algorithm.candidate}, is behind"
            f" {framework.candidate} {points} by more than the uncertainty ({reach})."
        )
    return (
        f"No algorithm beats marketing's own frameworks: {algorithm.candidate} and {framework.candidate} {points}"
        f" are not told apart (uncertainty {reach})."
    )
