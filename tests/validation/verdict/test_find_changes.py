from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custseg.validation import CRITERIA, Score, reach_verdict

if TYPE_CHECKING:
    from conftest import CardOf
    from custseg.validation import Scorecard

Figures: TypeAlias = list[tuple[float, float, float, float, int]]

WEIGHTS = {"stability": 2.0, "relevance": 1.0, "balance": 1.0}
ANY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
FIGURES = st.lists(
    st.tuples(
        st.floats(0.6, 1),
        st.floats(-0.1, 0.6),
        st.floats(0.4, 1),
        st.floats(0, 0.1),
        st.integers(3, 6),
    ),
    min_size=2,
    max_size=4,
)


def make(card_of: CardOf, figures: Figures) -> list[Scorecard]:
    return [
        card_of(f"c{i}", stability=s, relevance=r, balance=b, reach=reach, n_segments=k)
        for i, (s, r, b, reach, k) in enumerate(figures)
    ]


def with_figure(card: Scorecard, criterion: str, figure: float) -> Scorecard:
    """Move a figure with its interval."""
    score = card.scores[criterion]
    assert isinstance(score, Score)
    by = figure - score.value
    low, high = (None if end is None else end + by for end in (score.low, score.high))
    moved = replace(score, value=figure, low=low, high=high)
    return replace(card, scores={**card.scores, criterion: moved})


@ANY
@given(figures=FIGURES)
def test_with_the_needed_figure_the_runner_up_wins(card_of: CardOf, figures: Figures) -> None:
    """Whatever is told, lies towards the excellent anchor, no further, and is enough."""
    cards = make(card_of, figures)
    runner_up = reach_verdict(cards, weights=WEIGHTS).runner_up
    assert runner_up is not None

    for change in runner_up.changes:
        if change.needed_figure is not None:
            raised = [
                with_figure(card, change.criterion, change.needed_figure)
                if card.candidate == runner_up.candidate
                else card
                for card in cards
            ]
            assert change.figure <= change.needed_figure <= CRITERIA[change.criterion].anchors[1]
            assert reach_verdict(raised, weights=WEIGHTS).winner == runner_up.candidate


@ANY
@given(figures=FIGURES)
def test_with_the_needed_weight_the_runner_up_wins(card_of: CardOf, figures: Figures) -> None:
    """The weight told is none below 0, and is enough."""
    cards = make(card_of, figures)
    runner_up = reach_verdict(cards, weights=WEIGHTS).runner_up
    assert runner_up is not None

    for change in runner_up.changes:
        if change.needed_weight is not None:
            weights = {**WEIGHTS, change.criterion: change.needed_weight}
            assert change.needed_weight >= 0
            assert reach_verdict(cards, weights=weights).winner == runner_up.candidate


def test_needed_figures_close_the_gap(card_of: CardOf) -> None:
    """Ten points of a hundred behind: 0.1 more of relevance, or 0.05 more of stability, is needed."""
    cards = [card_of("ahead", relevance=0.4), card_of("behind", relevance=0.3)]

    runner_up = reach_verdict(cards, weights={"stability": 2.0, "relevance": 1.0}).runner_up

    assert runner_up is not None
    needed = {one.criterion: one.needed_figure for one in runner_up.changes}
    assert needed == {"stability": pytest.approx(0.85), "relevance": pytest.approx(0.4)}


def test_what_cannot_be_reached_is_none(card_of: CardOf) -> None:
    """Where even the excellent anchor is not enough, and no weight is, nothing is told."""
    cards = [
        card_of("ahead", stability=1.0, relevance=0.5, balance=1.0),
        card_of("behind", stability=0.6, relevance=0.1, balance=0.8),
    ]

    runner_up = reach_verdict(cards, weights=WEIGHTS).runner_up

    assert runner_up is not None
    assert {one.needed_figure for one in runner_up.changes} == {None}
    assert {one.needed_weight for one in runner_up.changes} == {None}


def test_needed_weights_turn_the_ranking(card_of: CardOf) -> None:
    """Better in relevance by 0.2, worse in stability by 0.4: relevance has to weigh twice as much as it."""
    cards = [
        card_of("stable", stability=0.9, relevance=0.2),
        card_of("telling", stability=0.7, relevance=0.3),
    ]

    runner_up = reach_verdict(cards, weights={"stability": 1.0, "relevance": 1.0}).runner_up

    assert runner_up is not None
    needed = {one.criterion: one.needed_weight for one in runner_up.changes}
    assert needed == {"stability": pytest.approx(0.5), "relevance": pytest.approx(2.0)}


def test_a_weight_between_those_that_lose_is_found(card_of: CardOf) -> None:
    """Without relevance one wins, by it alone another; the runner-up, good at both, wins in between."""
    cards = [
        card_of("stable", stability=1.0, relevance=0.0),
        card_of("both", stability=0.8, relevance=0.3),
        card_of("telling", stability=0.6, relevance=0.5),
    ]

    runner_up = reach_verdict(cards, weights={"stability": 1.0, "relevance": 0.4}).runner_up

    assert runner_up is not None
    needed = {one.criterion: one.needed_weight for one in runner_up.changes}
    assert runner_up.candidate == "both"
    assert needed["relevance"] == pytest.approx(2 / 3)


def test_something_has_to_count(card_of: CardOf) -> None:
    """The one criterion that anybody was asked keeps its weight: without it nobody would have points."""
    cards = [card_of("z", relevance=0.4), card_of("a", relevance=0.3)]

    runner_up = reach_verdict(cards, weights={"relevance": 1.0, "profitability": 5.0}).runner_up

    assert runner_up is not None
    assert [one.needed_weight for one in runner_up.changes] == [None]


def test_lower_is_better_where_the_anchors_say_so(
    card_of: CardOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With reversed anchors the figure needed lies below."""

    class Churn:
        name = "churn"
        anchors = (0.5, 0.0)

    monkeypatch.setitem(CRITERIA, "churn", Churn)  # type: ignore[arg-type]
    cards = [card_of("ahead", churn=0.1), card_of("behind", churn=0.3)]

    runner_up = reach_verdict(cards, weights={"churn": 1.0}).runner_up

    assert runner_up is not None
    (change,) = runner_up.changes
    assert change.needed_figure == pytest.approx(0.1)
