"""What speaks for a verdict, and what against it, in plain sentences?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.validation.criteria.score import Score
from custseg.validation.criteria.structure_word import structure_word
from custseg.validation.verdict.against_frameworks import against_frameworks
from custseg.validation.verdict.contender import Contender
from custseg.validation.verdict.criterion_in_words import criterion_in_words
from custseg.validation.verdict.gate_figure_in_words import gate_figure_in_words
from custseg.validation.verdict.gate_in_words import gate_in_words
from custseg.validation.verdict.lead_in_words import changes_in_words, lead_in_words
from custseg.validation.verdict.simpler_by import simpler_by
from custseg.validation.verdict.value_in_words import value_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import KeptOut, RunnerUp, Standing

_N_RUNNERS_UP = 3
_AS_MANY_GROUPS = {
    "money_quantiles_r2": "as many groups cut by value alone",
    "rfm_total_r2": "as many groups cut by the RFM total",
}
_STRUCTURES = {
    "natural": "natural groups: more stable and further apart than what is found in tables without groups",
    "reproducible": "a useful cut through a continuum: found again in other samples, but no natural groups",
    "constructed": "constructed: not shown to be more stable than what is found where columns have nothing to do with each other",
}


def reasons_for(
    winner: Standing,
    standings: tuple[Standing, ...],
    cards: Mapping[str, Scorecard],
    *,
    weights: Mapping[str, float],
    runner_up: RunnerUp | None,
    kept_out: KeptOut | None,
) -> tuple[str, ...]:
    """Say what speaks against the winner first, then for it, then why the others lost."""
    behind = [one for one in standings if one.passes and not one.is_yardstick and one is not winner]
    told = "" if runner_up is None or runner_up.is_lead_certain else runner_up.candidate
    frameworks = against_frameworks(standings, cards, weights)
    return (
        *_against_yardsticks(winner, standings, cards),
        *([] if frameworks is None else [frameworks]),
        _own_figures(winner, cards[winner.candidate]),
        *_structure(cards[winner.candidate]),
        *([] if runner_up is None else [lead_in_words(winner.candidate, runner_up, cards)]),
        *_noise(winner),
        *([] if runner_up is None else [changes_in_words(runner_up)]),
        *([] if kept_out is None else [_kept_out(kept_out)]),
        *(
            _behind(one, winner, cards, weights)
            for one in behind[:_N_RUNNERS_UP]
            if one.candidate != told
        ),
        *_knocked_out(standings, cards),
    )


def reasons_against_all(
    standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]
) -> tuple[str, ...]:
    """Say who came nearest to serving, and what knocked out the candidates of each algorithm."""
    candidates = [one for one in standings if not one.is_yardstick]
    if not candidates:
        return ()
    nearest = min(candidates, key=lambda one: len(one.failed))
    failed = "; ".join(gate_in_words(gate) for gate in nearest.failed)
    return (
        f"{nearest.candidate} came nearest: it failed at {failed}.",
        *_knocked_out(standings, cards),
    )


def _against_yardsticks(
    winner: Standing, standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]
) -> Iterator[str]:
    own = cards[winner.candidate].scores.get("relevance")
    yardsticks = [one for one in standings if one.is_yardstick]
    if isinstance(own, Score):
        foretold = {
            one.candidate: score.value
            for one in yardsticks
            if isinstance(score := cards[one.candidate].scores.get("relevance"), Score)
        } | {text: own.beside[name] for name, text in _AS_MANY_GROUPS.items() if name in own.beside}
        yield _foretold(winner.candidate, own, foretold)
    more = {one.candidate: one.points for one in yardsticks if one.points > winner.points}
    if more:
        yield (
            f"Yardsticks with more points than {winner.candidate} ({winner.points:.2f}):"
            f" {_listed(more)}; they stand for comparison and never win."
        )


def _foretold(candidate: str, own: Score, foretold: Mapping[str, float]) -> str:
    figure = f"{own.value:.2f}" + ("" if own.low is None else f" ({own.low:.2f} to {own.high:.2f})")
    said = f"{candidate} explains {figure} of the variance of the outcome's ranks"
    better = {name: r2 for name, r2 in foretold.items() if r2 > own.value}
    if better:
        return f"{said}; simpler groups explain more: {_listed(better)}."
    best = f", the best of them {max(foretold.values()):.2f}" if foretold else ""
    return f"{said}; no yardstick explains more{best}."


def _listed(figures: Mapping[str, float]) -> str:
    ordered = sorted(figures.items(), key=lambda entry: -entry[1])
    return ", ".join(f"{name} {figure:.2f}" for name, figure in ordered)


def _own_figures(winner: Standing, card: Scorecard) -> str:
    figures = [
        f"{criterion_in_words(name)} {_value(card, name)}"
        for name in card.scores
        if name in winner.attractiveness
    ]
    return f"{winner.candidate} passes every gate; its figures: {', '.join(figures)}."


def _structure(card: Scorecard) -> Iterator[str]:
    score = card.scores.get("null_check")
    if isinstance(score, Score):
        yield f"By the null check its segments are {_STRUCTURES[structure_word(score)]}."


def _kept_out(kept_out: KeptOut) -> str:
    gates = "; ".join(gate_in_words(gate) for gate in kept_out.gates)
    return f"{kept_out.candidate} has more points ({kept_out.points:.2f}), and fails at {gates}."


def _noise(winner: Standing) -> Iterator[str]:
    noise = next(gate for gate in winner.gates if gate.gate == "noise")
    if noise.figure:
        said = f"{gate_figure_in_words(noise)} of the customers fit into none of its segments."
        yield said[0].upper() + said[1:]


def _behind(
    other: Standing, winner: Standing, cards: Mapping[str, Scorecard], weights: Mapping[str, float]
) -> str:
    theirs, ours = cards[other.candidate], cards[winner.candidate]
    first, second = (Contender.of(card, weights) for card in (ours, theirs))
    if second.is_ahead_of(first):
        return (
            f"{other.candidate} has more points ({other.points:.2f}); {winner.candidate} is not told apart from the leader,"
            f" and preferred for {simpler_by(ours, theirs)}."
        )
    if first.simplicity <= second.simplicity and not first.is_ahead_of(second):
        return (
            f"{other.candidate} has {other.points:.2f} points, not told apart from {winner.points:.2f};"
            f" {winner.candidate} is preferred for {simpler_by(ours, theirs)}."
        )
    return _by_points(other, winner, cards, weights)


def _by_points(
    other: Standing, winner: Standing, cards: Mapping[str, Scorecard], weights: Mapping[str, float]
) -> str:
    start = f"{other.candidate} comes behind with {other.points:.2f} points"
    gaps = {
        name: weights[name] * (own - other.attractiveness[name])
        for name, own in winner.attractiveness.items()
        if name in other.attractiveness
    }
    widest = max(gaps, key=lambda name: gaps[name], default="")
    if not widest or gaps[widest] <= 0:
        return f"{start}."
    theirs, ours = (_value(cards[one.candidate], widest) for one in (other, winner))
    return f"{start}, above all for its {criterion_in_words(widest)}: {theirs} against {ours}."


def _value(card: Scorecard, criterion: str) -> str:
    score = card.scores[criterion]
    return value_in_words(criterion, score.value) if isinstance(score, Score) else "not asked"


def _knocked_out(standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]) -> Iterator[str]:
    candidates = [one for one in standings if not one.is_yardstick]
    totals = Counter(cards[one.candidate].algorithm for one in candidates)
    for algorithm in sorted(totals):
        out = [
            one.failed
            for one in candidates
            if cards[one.candidate].algorithm == algorithm and not one.passes
        ]
        if out:
            counts = Counter(gate.gate for failed in out for gate in failed)
            said = ", ".join(f"{gate} ({n})" for gate, n in counts.most_common())
            yield f"Gates knocked out {len(out)} of {totals[algorithm]} {algorithm} candidates: {said}."
