"""Who comes next, and how far behind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.verdict.contender import Contender
from custseg.validation.verdict.find_changes import find_changes
from custseg.validation.verdict.verdict import RunnerUp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custseg.validation.verdict.scorecard import Scorecard


def find_runner_up(
    winner: Scorecard, passing: Sequence[Scorecard], weights: Mapping[str, float]
) -> RunnerUp | None:
    """Return the candidate with the most points of those that pass and did not win; None without one.

    Parameters
    ----------
    winner, passing
        All that pass every gate, the winner among them.
    weights
        As the verdict was reached.
    """
    contenders = {card.candidate: Contender.of(card, weights) for card in passing}
    own = contenders[winner.candidate]
    others = [card for card in passing if card is not winner]
    if not others:
        return None
    card = min(others, key=lambda one: contenders[one.candidate].place)
    runner_up = contenders[card.candidate]
    return RunnerUp(
        candidate=runner_up.candidate,
        lead=own.points - runner_up.points,
        lead_error=own.lead_error(runner_up),
        is_lead_certain=own.is_ahead_of(runner_up),
        changes=find_changes(card, passing, weights),
    )
