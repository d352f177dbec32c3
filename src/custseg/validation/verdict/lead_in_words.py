"""Is the winner's lead larger than its uncertainty, and what would have to change?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.validation.measures.share_interval import Z_95
from custseg.validation.verdict.criterion_in_words import criterion_in_words
from custseg.validation.verdict.simpler_by import simpler_by
from custseg.validation.verdict.value_in_words import value_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import Change, RunnerUp

# Half of the last digit told.
_LEAST_TOLD = 0.005


def lead_in_words(winner: str, runner_up: RunnerUp, cards: Mapping[str, Scorecard]) -> str:
    """Say how far the winner is ahead, how surely, and what decided where it is not sure."""
    other, reach = runner_up.candidate, Z_95 * runner_up.lead_error
    if runner_up.is_lead_certain:
        sure = (
            f"more than its uncertainty ({_told(reach)})" if reach else "and all figures are exact"
        )
        return f"{winner} leads {other} by {_told(runner_up.lead)} points, {sure}."
    why = simpler_by(cards[winner], cards[other])
    if not reach:
        return f"{winner} and {other} have the same points, from exact figures, and {winner} wins for {why}."
    apart = "ahead of" if runner_up.lead >= 0 else "behind"
    return (
        f"{winner} is {_told(abs(runner_up.lead))} points {apart} {other}, no more than the uncertainty ({_told(reach)}):"
        f" they are not told apart, and {winner} wins for {why}."
    )


def changes_in_words(runner_up: RunnerUp) -> str:
    """Say which figure, or which weight, would make the runner-up win, all else equal."""
    ways = [
        f"{criterion_in_words(one.criterion)} {_needed(one.needed_figure, one)}"
        f" instead of {value_in_words(one.criterion, one.figure)}"
        for one in runner_up.changes
        if one.needed_figure is not None
    ] + [
        f"{criterion_in_words(one.criterion)} weighing {_beyond(one.needed_weight, one.weight)} instead of {one.weight:g}"
        for one in runner_up.changes
        if one.needed_weight is not None
    ]
    if not ways:
        return f"No other figure and no other weight of a single criterion makes {runner_up.candidate} win."
    return f"{runner_up.candidate} would win with {', or '.join(ways)}."


def _told(points: float) -> str:
    """Write points with two decimals; what would come to 0.00 with its first digit."""
    return f"{points:.2f}" if points == 0 or points >= _LEAST_TOLD else f"{points:.1g}"


def _needed(figure: float, change: Change) -> str:
    if change.criterion == "null_check":
        return value_in_words(change.criterion, math.ceil(figure))
    return _beyond(figure, change.figure)


def _beyond(needed: float, has: float) -> str:
    """Round to two decimals, away from what is there."""
    away = math.ceil if needed > has else math.floor
    return f"{away(needed * 100) / 100:.2f}"
