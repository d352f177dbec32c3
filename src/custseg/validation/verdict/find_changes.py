"""What would have to change for the runner-up to win?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.validation.criteria.registry import CRITERIA
from custseg.validation.verdict.attractiveness import attractiveness_of
from custseg.validation.verdict.contender import Contender, winner_of
from custseg.validation.verdict.counted import counted
from custseg.validation.verdict.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from custseg.validation.criteria.score import Score
    from custseg.validation.verdict.scorecard import Scorecard

# A win between two steps is not seen.
_N_STEPS = 64
# Halvings of the first step that wins: far beyond the two digits that are told.
_N_HALVINGS = 30
# Beyond so many times all other weights together a criterion decides alone: that is no weighing any more.
_ALONE = 10.0


def find_changes(
    runner_up: Scorecard, passing: Sequence[Scorecard], weights: Mapping[str, float]
) -> tuple[Change, ...]:
    """Look, criterion by criterion, for the figure and for the weight with which the runner-up would win.

    Everything else stays as it is: a figure moves with its interval, no further than the excellent anchor, and the gates stay
    open. Found by trying 64 values, and halving to the first that wins, so that each figure and each weight told does make it win.

    Parameters
    ----------
    runner_up
        Does not win now.
    passing
        All that pass every gate, the runner-up among them.
    weights
        As the verdict was reached.
    """
    return tuple(
        Change(
            criterion=score.criterion,
            figure=score.value,
            needed_figure=_needed_figure(score, runner_up, passing, weights),
            weight=weights[score.criterion],
            needed_weight=_needed_weight(score.criterion, runner_up, passing, weights),
        )
        for score in counted(runner_up, weights).values()
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

    asked_of_all = set.intersection(*(set(counted(card, weights)) for card in passing))
    own, others = weights[criterion], sum(weights[name] for name in asked_of_all - {criterion})
    # Without another criterion that tells of everybody, no weight weighs anything up.
    if not others > 0:
        return None
    found = [_nearest(own, end, wins) for end in (0.0, _ALONE * others)]
    return min(
        (one for one in found if one is not None), key=lambda it: abs(it - own), default=None
    )


def _nearest(start: float, end: float, wins: Callable[[float], bool]) -> float | None:
    """Return the value nearest to the start that wins, on the way to the end."""
    winning = next((step for step in range(1, _N_STEPS + 1) if wins(_at(step, start, end))), None)
    if winning is None:
        return None
    loses, found = _at(winning - 1, start, end), _at(winning, start, end)
    for _ in range(_N_HALVINGS):
        middle = (loses + found) / 2
        if wins(middle):
            found = middle
        else:
            loses = middle
    return found


def _at(step: int, start: float, end: float) -> float:
    # Steps grow with the way: ten times all other weights is far, and what is near matters most.
    way = (step / _N_STEPS) ** 2
    return (1 - way) * start + way * end
