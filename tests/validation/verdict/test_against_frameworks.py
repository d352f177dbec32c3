from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation import DEFAULT_WEIGHTS, reach_verdict
from custseg.validation.verdict.against_frameworks import against_frameworks

if TYPE_CHECKING:
    from conftest import CardOf


def _said(*cards: object) -> list[str]:
    verdict = reach_verdict(cards)  # type: ignore[arg-type]
    return [reason for reason in verdict.reasons if "marketing's own frameworks" in reason]


def test_a_better_algorithm_beats_the_best_framework(card_of: CardOf) -> None:
    """The best of either side are compared, by points."""
    cards = [
        card_of("kmeans-4", stability=0.95),
        card_of("RFM grid", rule="grid", stability=0.8),
        card_of("tree", rule="box", stability=0.7),
    ]

    assert _said(*cards) == [
        (
            "kmeans-4 beats the best of marketing's own frameworks, RFM grid (0.84 against 0.72 points),"
            " by more than the uncertainty (0.00)."
        )
    ]


def test_a_better_framework_is_said(card_of: CardOf) -> None:
    """An algorithm that is surely behind beats nobody."""
    cards = [card_of("kmeans-4", stability=0.7), card_of("tree", rule="box", stability=0.95)]

    assert _said(*cards) == [
        (
            "No algorithm beats marketing's own frameworks: the best algorithm, kmeans-4, is behind tree"
            " (0.64 against 0.84 points) by more than the uncertainty (0.00)."
        )
    ]


def test_a_lead_within_its_uncertainty_beats_nobody(card_of: CardOf) -> None:
    """Figures with wide intervals tell no two candidates apart."""
    cards = [
        card_of("kmeans-4", stability=0.82, reach=0.2),
        card_of("tree", rule="box", stability=0.8, reach=0.2),
    ]

    assert len(_said(*cards)) == 1
    assert "kmeans-4 and tree" in _said(*cards)[0]
    assert "are not told apart" in _said(*cards)[0]


def test_nothing_is_said_where_one_side_does_not_compete(card_of: CardOf) -> None:
    """Algorithms alone have nobody to beat, and a yardstick is no competitor."""
    yardstick = card_of("full grid", rule="grid", is_yardstick=True)

    assert _said(card_of("kmeans-4"), yardstick) == []


def test_a_side_that_no_gate_lets_through_is_said(card_of: CardOf) -> None:
    """Where all frameworks fail, or all algorithms, there is no comparison of points."""
    unstable = {"stability": 0.3}

    assert _said(card_of("kmeans-4"), card_of("tree", rule="box", **unstable)) == [
        "None of marketing's own frameworks passes every gate; kmeans-4 does."
    ]
    assert _said(card_of("kmeans-4", **unstable), card_of("tree", rule="box")) == [
        "No algorithm beats marketing's own frameworks: none passes every gate, tree does."
    ]


def test_where_nobody_passes_neither_side_is_called_better(card_of: CardOf) -> None:
    """Frameworks and algorithms fail alike."""
    cards = [card_of("kmeans-4", stability=0.3), card_of("tree", rule="box", stability=0.3)]
    standings = reach_verdict(cards).standings

    said = against_frameworks(standings, {one.candidate: one for one in cards}, DEFAULT_WEIGHTS)

    assert said == "None of marketing's own frameworks passes every gate; no algorithm does."
