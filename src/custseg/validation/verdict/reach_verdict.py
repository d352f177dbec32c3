"""Who deserves to serve?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.validation.criteria.score import Score
from custseg.validation.verdict.attractiveness import attractiveness, points
from custseg.validation.verdict.gates import Gates
from custseg.validation.verdict.reasons import reasons_against_all, reasons_for
from custseg.validation.verdict.verdict import Standing, Verdict
from custseg.validation.verdict.weights import DEFAULT_WEIGHTS, check_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custseg.validation.verdict.scorecard import Scorecard

_DEFAULT_GATES = Gates()


def reach_verdict(
    scorecards: Iterable[Scorecard],
    *,
    gates: Gates = _DEFAULT_GATES,
    weights: Mapping[str, float] = DEFAULT_WEIGHTS,
) -> Verdict:
    """Let the gates knock out and the weights rank, and name the winner with reasons.

    The winner is the candidate with the most points of those that pass every gate. Points that print alike, with two decimals,
    are a tie: then the one with fewer segments wins, then the one that asks for fewer columns, then the first by name.

    Parameters
    ----------
    scorecards
        Of every candidate and yardstick, in any order.
    gates, weights
        See `docs/criteria/verdict.md` for the defaults.

    Raises
    ------
    ParameterError
        When two scorecards share a name, a weight is wrong, or a gate's figure is missing.
    """
    check_weights(weights)
    cards = {card.candidate: card for card in _all_different(list(scorecards))}
    standings = tuple(
        sorted(
            (_standing(card, gates, weights) for card in cards.values()),
            key=lambda standing: _order(standing, cards[standing.candidate]),
        )
    )
    passing = [one for one in standings if one.passes and not one.is_yardstick]
    if not passing:
        return Verdict(
            winner=None,
            sentence=_nobody(standings),
            reasons=reasons_against_all(standings, cards),
            standings=standings,
        )
    return Verdict(
        winner=passing[0].candidate,
        sentence=_somebody(passing, standings, cards),
        reasons=reasons_for(passing[0], standings, cards, weights=weights),
        standings=standings,
    )


def _all_different(cards: list[Scorecard]) -> list[Scorecard]:
    counts = Counter(card.candidate for card in cards)
    twice = sorted(name for name, n in counts.items() if n > 1)
    if twice:
        raise ParameterError(f"Candidates need names of their own: {twice} come twice.")
    return cards


def _standing(card: Scorecard, gates: Gates, weights: Mapping[str, float]) -> Standing:
    attractive = attractiveness(card, weights)
    return Standing(
        candidate=card.candidate,
        is_yardstick=card.is_yardstick,
        gates=gates.outcomes(card),
        attractiveness=attractive,
        points=points(attractive, weights),
    )


def _order(standing: Standing, card: Scorecard) -> tuple[bool, float, float, int, str]:
    size = card.scores["size"]
    n_segments = size.beside["n_segments"] if isinstance(size, Score) else 0.0
    rounded = round(standing.points, 2)
    return (not standing.passes, -rounded, n_segments, card.n_columns, card.candidate)


def _somebody(
    passing: list[Standing], standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]
) -> str:
    winner = passing[0]
    n_segments = cards[winner.candidate].metrics["size/n_segments"]
    n_candidates = sum(not one.is_yardstick for one in standings)
    return (
        f"{winner.candidate} wins with {n_segments:.0f} segments and {winner.points:.2f} of 1 point;"
        f" {len(passing)} of {n_candidates} candidates passed every gate."
    )


def _nobody(standings: tuple[Standing, ...]) -> str:
    candidates = [one for one in standings if not one.is_yardstick]
    failed = Counter(
        gate.gate for one in candidates for gate in one.gates if not gate.is_passed
    ).most_common(1)
    if not failed:
        return "No candidate deserves to serve: none competed."
    gate, n_failed = failed[0]
    return (
        f"No candidate deserves to serve: none of {len(candidates)} passed every gate;"
        f" most failed at {gate} ({n_failed})."
    )
