"""What speaks for a verdict, and what against it, in plain sentences?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.verdict import GateOutcome, Standing

_N_RUNNERS_UP = 3
_AS_MANY_GROUPS = {
    "money_quantiles_r2": "as many groups cut by value alone",
    "rfm_total_r2": "as many groups cut by the RFM total",
}
_AS_SHARES = ("size", "noise")


def reasons_for(
    winner: Standing,
    standings: tuple[Standing, ...],
    cards: Mapping[str, Scorecard],
    *,
    weights: Mapping[str, float],
) -> tuple[str, ...]:
    """Say what speaks against the winner first, then for it, then why the others lost."""
    others = [one for one in standings if one is not winner and not one.is_yardstick]
    runners_up = [one for one in others if one.passes][:_N_RUNNERS_UP]
    return (
        *_against_yardsticks(winner, standings, cards),
        _own_figures(winner, cards[winner.candidate]),
        *_noise(cards[winner.candidate]),
        *(_behind(one, winner, cards, weights) for one in runners_up),
        *_knocked_out(standings, cards),
    )


def reasons_against_all(
    standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]
) -> tuple[str, ...]:
    """Say who came nearest to serving, and what knocked out the candidates of each algorithm."""
    candidates = [one for one in standings if not one.is_yardstick]
    if not candidates:
        return ()
    nearest = min(candidates, key=lambda one: len(failed_gates(one)))
    failed = ", ".join(gate_in_words(gate) for gate in failed_gates(nearest))
    return (
        f"{nearest.candidate} came nearest: it failed at {failed}.",
        *_knocked_out(standings, cards),
    )


def failed_gates(standing: Standing) -> list[GateOutcome]:
    """Return the gates that knock a candidate out."""
    return [gate for gate in standing.gates if not gate.is_passed]


def gate_in_words(gate: GateOutcome) -> str:
    """Say a gate, its figure and its threshold: "stability (0.52; at least 0.6)"."""
    if gate.figure is None:
        return f"{gate.gate} ({gate.threshold})"
    figure = f"{gate.figure:.1%}" if gate.gate in _AS_SHARES else f"{gate.figure:.3g}"
    return f"{gate.gate} ({figure}; {gate.threshold})"


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
        f"{name} {score.value:.2f}"
        for name, score in card.scores.items()
        if name in winner.attractiveness and isinstance(score, Score)
    ]
    return f"{winner.candidate} passes every gate; its figures: {', '.join(figures)}."


def _noise(card: Scorecard) -> Iterator[str]:
    share = card.metrics["size/noise_share"]
    if share > 0:
        yield f"{share:.1%} of the customers fit into none of its segments."


def _behind(
    other: Standing, winner: Standing, cards: Mapping[str, Scorecard], weights: Mapping[str, float]
) -> str:
    if round(other.points, 2) == round(winner.points, 2):
        return (
            f"{other.candidate} has as many points ({other.points:.2f}); {winner.candidate} is preferred"
            f" for {_simpler_by(cards[other.candidate], cards[winner.candidate])}."
        )
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
    return f"{start}, above all for its {widest}: {theirs:.2f} against {ours:.2f}."


def _simpler_by(other: Scorecard, winner: Scorecard) -> str:
    if winner.metrics["size/n_segments"] < other.metrics["size/n_segments"]:
        return "fewer segments"
    if winner.n_columns < other.n_columns:
        return "asking for fewer columns"
    return "its name, which comes first: there is nothing between them"


def _value(card: Scorecard, criterion: str) -> float:
    score = card.scores[criterion]
    return score.value if isinstance(score, Score) else 0.0


def _knocked_out(standings: tuple[Standing, ...], cards: Mapping[str, Scorecard]) -> Iterator[str]:
    candidates = [one for one in standings if not one.is_yardstick]
    totals = Counter(cards[one.candidate].algorithm for one in candidates)
    for algorithm in sorted(totals):
        out = [
            failed_gates(one)
            for one in candidates
            if cards[one.candidate].algorithm == algorithm and not one.passes
        ]
        if out:
            counts = Counter(gate.gate for failed in out for gate in failed)
            said = ", ".join(f"{gate} ({n})" for gate, n in counts.most_common())
            yield f"Gates knocked out {len(out)} of {totals[algorithm]} {algorithm} candidates: {said}."
