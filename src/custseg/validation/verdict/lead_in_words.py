"""Is the winner's lead larger than its uncertainty, and what would have to change?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.validation.measures.share_interval import Z_95
from custseg.validation.verdict.simpler_by import simpler_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import RunnerUp


def lead_in_words(winner: str, runner_up: RunnerUp, cards: Mapping[str, Scorecard]) -> str:
    """Say how far the winner is ahead, how surely, and what decided where it is not sure."""
    other, reach = runner_up.candidate, Z_95 * runner_up.lead_error
    if runner_up.is_lead_certain:
        sure = f"more than its uncertainty ({reach:.2f})" if reach else "and all figures are exact"
        return f"{winner} leads {other} by {runner_up.lead:.2f} points, {sure}."
    apart = "ahead of" if runner_up.lead >= 0 else "behind"
    why = simpler_by(cards[winner], cards[other])
    return (
        f"{winner} is {abs(runner_up.lead):.2f} points {apart} {other}, no more than the uncertainty ({reach:.2f}):"
        f" they are not told apart, and {winner} wins for {why}."
    )


def changes_in_words(runner_up: RunnerUp) -> str:
    """Say which figure, or which weight, would make the runner-up win, all else equal."""
    ways = [
        f"{one.criterion} {_beyond(one.needed_figure, one.figure)} instead of {one.figure:.2f}"
        for one in runner_up.changes
        if one.needed_figure is not None
    ] + [
        f"{one.criterion} weighing {_beyond(one.needed_weight, one.weight)} instead of {one.weight:g}"
        for one in runner_up.changes
        if one.needed_weight is not None
    ]
    if not ways:
        return f"No other figure and no other weight of a single criterion makes {runner_up.candidate} win."
    return f"{runner_up.candidate} would win with {', or '.join(ways)}."


def _beyond(needed: float, has: float) -> str:
    """Round to two decimals, away from what is there: with what is told, it does win."""
    away = math.ceil if needed > has else math.floor
    return f"{away(needed * 100) / 100:.2f}"
