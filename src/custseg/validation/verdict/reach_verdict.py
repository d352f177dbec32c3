"""Who deserves to serve?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.validation.verdict.attractiveness import attractiveness
from custseg.validation.verdict.contender import Contender, winner_of
from custseg.validation.verdict.find_runner_up import find_runner_up
from custseg.validation.verdict.gates import Gates
from custseg.validation.verdict.reasons import reasons_against_all, reasons_for
from custseg.validation.verdict.verdict import KeptOut, Standing, Verdict
from custseg.validation.verdict.weights import DEFAULT_WEIGHTS, check_weights
from custseg.validation.verdict.without_small_groups import without_small_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import GateOutcome

_DEFAULT_GATES = Gates()


def reach_verdict(
    scorecards: Iterable[Scorecard],
    *,
    gates: Gates = _DEFAULT_GATES,
    weights: Mapping[str, float] = DEFAULT_WEIGHTS,
) -> Verdict:
    """Let the gates knock out and the weights rank, and name the winner with reasons.

    The leader is the candidate with the most points of those that pass every gate. The winner is the simplest of the leader
    and those whom it is not ahead of by more than 1.96 standard errors: the one with fewer segments, then the one that asks for
    fewer columns, then the one with the simpler kind of rule, then the one with more points, then the first by name. Whoever
    another one outdoes, in points and simplicity, does not win. Gates see every figure; points and reasons only what may be told.

    Parameters
    ----------
    scorecards
        Of every candidate and yardstick, in any order, with every figure.
    gates, weights
        See `docs/criteria/verdict.md` for the defaults.

    Raises
    ------
    ParameterError
        When two scorecards share a name, a weight is wrong, or a gate's figure is missing.
    """
    check_weights(weights)
    full = _all_different(list(scorecards))
    outcomes = {card.candidate: gates.outcomes(card) for card in full}
    cards = {card.candidate: without_small_groups(card) for card in full}
    standings = _ordered(outcomes, cards, weights)
    passing = [one.candidate for one in standings if one.passes and not one.is_yardstick]
    if not passing:
        return Verdict(
            winner=None,
            sentence=_nobody(standings),
            reasons=reasons_against_all(standings, cards),
            standings=standings,
        )
    return _won([cards[name] for name in passing], standings, cards, weights)


def _won(
    passing: list[Scorecard],
    standings: tuple[Standing, ...],
    cards: Mapping[str, Scorecard],
    weights: Mapping[str, float],
) -> Verdict:
    name = winner_of(Contender.of(card, weights) for card in passing).candidate
    winner = next(one for one in standings if one.candidate == name)
    runner_up = find_runner_up(cards[name], passing, weights)
    kept_out = _kept_out(winner, standings)
    return Verdict(
        winner=name,
        sentence=_somebody(winner, len(passing), standings, cards),
        reasons=reasons_for(
            winner, standings, cards, weights=weights, runner_up=runner_up, kept_out=kept_out
        ),
        standings=standings,
        runner_up=runner_up,
        kept_out=kept_out,
    )


def _all_different(cards: list[Scorecard]) -> list[Scorecard]:
    counts = Counter(card.candidate for card in cards)
    twice = sorted(name for name, n in counts.items() if n > 1)
    if twice:
        raise ParameterError(f"Candidates need names of their own: {twice} come twice.")
    return cards


def _ordered(
    outcomes: Mapping[str, tuple[GateOutcome, ...]],
    cards: Mapping[str, Scorecard],
    weights: Mapping[str, float],
) -> tuple[Standing, ...]:
    contenders = {name: Contender.of(card, weights) for name, card in cards.items()}
    standings = [
        Standing(
            candidate=name,
            is_yardstick=cards[name].is_yardstick,
            gates=outcomes[name],
            attractiveness=attractiveness(cards[name], weights),
            points=contender.points,
            points_error=contender.error,
        )
        for name, contender in contenders.items()
    ]
    return tuple(
        sorted(standings, key=lambda one: (not one.passes, contenders[one.candidate].place))
    )


def _kept_out(winner: Standing, standings: tuple[Standing, ...]) -> KeptOut | None:
    """Look for the best candidate with more points that failed; standings are ordered by points."""
    failed = [one for one in standings if not one.passes and not one.is_yardstick]
    if not failed or failed[0].points <= winner.points:
        return None
    best = failed[0]
    return KeptOut(candidate=best.candidate, points=best.points, gates=best.failed)


def _somebody(
    winner: Standing,
    n_passing: int,
    standings: tuple[Standing, ...],
    cards: Mapping[str, Scorecard],
) -> str:
    n_segments = cards[winner.candidate].metrics["size/n_segments"]
    n_candidates = sum(not one.is_yardstick for one in standings)
    return (
        f"{winner.candidate} wins with {n_segments:.0f} segments and {winner.points:.2f} of 1 point;"
        f" {n_passing} of {n_candidates} candidates passed every gate."
    )


def _nobody(standings: tuple[Standing, ...]) -> str:
    candidates = [one for one in standings if not one.is_yardstick]
    failed = Counter(gate.gate for one in candidates for gate in one.failed).most_common(1)
    if not failed:
        return "No candidate deserves to serve: none competed."
    gate, n_failed = failed[0]
    return (
        f"No candidate deserves to serve: none of {len(candidates)} passed every gate;"
        f" most failed at {gate} ({n_failed})."
    )
