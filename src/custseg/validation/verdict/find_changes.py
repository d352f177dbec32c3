"""What would have to change for the runner-up to win?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.validation.criteria.registry import CRITERIA
from custseg.validation.criteria.score import Score
from custseg.validation.verdict.attractiveness import attractiveness_of
from custseg.validation.verdict.contender import Contender, winner_of
from custseg.validation.verdict.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from custseg.validation.verdict.scorecard import Scorecard

# Halvings of what is searched: to about the last digit of a float64.
_N_HALVINGS = 50
# Beyond so many times all other weights together a criterion decides alone: that is no weighing any more.
_ALONE = 10.0


def find_changes(
    runner_up: Scorecard, passing: Sequence[Scorecard], weights: Mapping[str, float]
) -> tuple[Change, ...]:
    """Look, criterion by criterion, for the figure and for the weight with which the runner-up would win.

    Everything else stays as it is: a figure moves with its interval, no further than the excellent anchor, and the gates stay
    open. Found by halving, so that each figure and each weight told does make it win.

    Parameters
    ----------
    runner_up
        Does not win now.
    passing
        All that pass every gate, the runner-up among them.
    weights
        As the verdict was reached.
    """
    counted = [
        score
        for name, score in runner_up.scores.items()
        if isinstance(score, Score) and weights.get(name, 0) > 0
    ]
    return tuple(
        Change(
            criterion=score.criterion,
            figure=score.value,
            needed_figure=_needed_figure(score, runner_up, passing, weights),
            weight=weights[score.criterion],
            needed_weight=_needed_weight(score.criterion, runner_up, passing, weights),
        )
        for score in counted
    )


def _needed_figure(
    score: Score,
    runner_up: Scorecard,
    passing: Sequence[Scorecard],
    weights: Mapping[str, float],
) -> float | None:
    worthless, excellent = CRITERIA[score.criterion].anchors
    has = attractiveness_of(score.criterion, score.value)
    if has == 1:
        return None
    others = [Contender.of(card, weights) for card in passing if card is not runner_up]

    def wins(figure: float) -> bool:
        moved = Contender.of(_with_figure(runner_up, score, figure), weights)
        return winner_of([*others, moved]).candidate == runner_up.candidate

    start = score.value if has > 0 else worthless
    return _nearest(start, excellent, wins)


def _with_figure(card: Scorecard, score: Score, figure: float) -> Scorecard:
    by = figure - score.value
    moved = replace(
        score,
        value=figure,
        low=None if score.low is None else score.low + by,
        high=None if score.high is None else score.high + by,
    )
    return replace(card, scores={**card.scores, score.criterion: moved})


def _needed_weight(
    criterion: str,
    runner_up: Scorecard,
    passing: Sequence[Scorecard],
    weights: Mapping[str, float],
) -> float | None:
    def wins(weight: float) -> bool:
        changed = {**weights, criterion: weight}
        winner = winner_of(Contender.of(card, changed) for card in passing)
        return winner.candidate == runner_up.candidate

    own, others = weights[criterion], sum(weights.values()) - weights[criterion]
    if not others > 0:
        return None
    found = [_nearest(own, end, wins) for end in (0.0, _ALONE * others)]
    return min(
        (one for one in found if one is not None), key=lambda it: abs(it - own), default=None
    )


def _nearest(start: float, end: float, wins: Callable[[float], bool]) -> float | None:
    """Return the value nearest to the start that wins, if the end does."""
    if not wins(end):
        return None
    for _ in range(_N_HALVINGS):
        middle = (start + end) / 2
        if wins(middle):
            end = middle
        else:
            start = middle
    return end
