from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.validation import reach_verdict

if TYPE_CHECKING:
    from conftest import CardOf


def test_losing_to_a_yardstick_is_said_first(card_of: CardOf) -> None:
    """Yardsticks that explain more of the outcome lead the reasons, the best of them first."""
    winner = card_of(relevance=0.41, beside={"money_quantiles_r2": 0.5, "rfm_total_r2": 0.3})
    money = card_of("money-5", is_yardstick=True, relevance=0.54)

    reasons = reach_verdict([winner, money]).reasons

    assert reasons[0] == (
        "kmeans-4 explains 0.41 of the variance of the outcome's ranks; simpler groups explain more:"
        " money-5 0.54, as many groups cut by value alone 0.50."
    )
    assert not any("RFM" in reason for reason in reasons)


def test_beating_the_yardsticks_is_said(card_of: CardOf) -> None:
    """Where no yardstick explains more, the best of them stands beside the figure."""
    reasons = reach_verdict([card_of(relevance=0.41, beside={"money_quantiles_r2": 0.3})]).reasons

    assert reasons[0] == (
        "kmeans-4 explains 0.41 of the variance of the outcome's ranks; no yardstick explains more,"
        " the best of them 0.30."
    )


def test_without_outcome_nothing_is_said_of_it(card_of: CardOf) -> None:
    """No outcome, no sentence about it."""
    reasons = reach_verdict([card_of(relevance=None)]).reasons

    assert not any("outcome" in reason for reason in reasons)


def test_why_others_lose(card_of: CardOf) -> None:
    """A candidate is told with the criterion that costs it most, a tie with what decided it; the runner-up only once."""
    cards = [
        card_of("best"),
        card_of("tied", n_segments=5),
        card_of("tied, too", n_segments=6),
        card_of("behind", stability=0.65, balance=0.88),
    ]

    reasons = reach_verdict(cards).reasons

    assert (
        "tied, too has 0.72 points, not told apart from 0.72; best is preferred for fewer segments."
        in reasons
    )
    assert not any(reason.startswith("tied has") for reason in reasons)
    assert any(
        reason.startswith("behind comes behind with 0.")
        and "its stability: 0.65 against 0.80" in reason
        for reason in reasons
    )


def test_what_knocked_out_an_algorithm(card_of: CardOf) -> None:
    """The gates at which its candidates failed are counted."""
    cards = [
        card_of(),
        card_of("h1", algorithm="hdbscan", noise=0.9),
        card_of("h2", algorithm="hdbscan", noise=0.8, n_segments=2),
        card_of("h3", algorithm="hdbscan", relevance=0.1),
    ]

    reasons = reach_verdict(cards).reasons

    assert "Gates knocked out 2 of 3 hdbscan candidates: noise (2), segments (1)." in reasons


def test_a_runner_up_with_more_points_is_said(card_of: CardOf) -> None:
    """Where a simpler candidate wins within the uncertainty, the lead tells it."""
    cards = [card_of("few", n_segments=3, reach=0.1), card_of("many", relevance=0.42, reach=0.1)]

    reasons = reach_verdict(cards).reasons

    assert (
        "few is 0.02 points behind many, no more than the uncertainty (0.17): they are not told apart,"
        " and few wins for fewer segments."
    ) in reasons


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (0.0, "constructed: not shown to be more stable"),
        (1.0, "a useful cut through a continuum: found again in other samples, but no natural"),
        (2.0, "natural groups"),
    ],
)
def test_structure_is_said(card_of: CardOf, found: float, words: str) -> None:
    """What the null check found is told of the winner, and nothing where it was not asked."""
    reasons = reach_verdict([card_of(null_check=found)]).reasons

    assert any(f"By the null check its segments are {words}" in reason for reason in reasons)
    assert not any("null check" in reason for reason in reach_verdict([card_of()]).reasons)


def test_noise_is_said(card_of: CardOf) -> None:
    """Customers whom the winner leaves without a segment are counted."""
    assert (
        "10.0% of the customers fit into none of its segments."
        in reach_verdict([card_of(noise=0.1)]).reasons
    )
    assert (
        "Under 10.0% of the customers fit into none of its segments."
        in reach_verdict([card_of(noise=0.012)]).reasons
    )


def test_nearest_miss(card_of: CardOf) -> None:
    """Without a winner the candidate that failed at least is told, with its figures."""
    cards = [card_of("far", stability=0.3, noise=0.5), card_of("near", stability=0.55)]

    reasons = reach_verdict(cards).reasons

    assert reasons[0] == "near came nearest: it failed at stability 0.55, needs at least 0.6."


def test_who_has_more_points_does_not_come_behind(card_of: CardOf) -> None:
    """A vague leader lets the simplest win; who is ahead of it for sure is told with more points."""
    cards = [
        card_of("vague", relevance=0.5, n_segments=6, reach=0.2),
        card_of("exact", relevance=0.49, n_segments=5),
        card_of("simple", relevance=0.4, n_segments=3),
    ]

    verdict = reach_verdict(cards, weights={"relevance": 1})

    assert verdict.winner == "simple"
    assert (
        "exact has more points (0.98); simple is not told apart from the leader, and preferred for fewer segments."
    ) in verdict.reasons


def test_what_the_null_check_found_is_a_word(card_of: CardOf) -> None:
    """Weighed, it is told as a word of the winner and of who comes behind, too."""
    cards = [
        card_of("winner", null_check=2.0),
        card_of("second", null_check=1.0),
        card_of("third", null_check=0.0),
    ]

    reasons = reach_verdict(cards, weights={"null_check": 1, "stability": 1}).reasons

    assert "winner passes every gate; its figures: stability 0.80, null check natural." in reasons
    assert any(
        "above all for its null check: constructed against natural" in one for one in reasons
    )
    assert any("null check natural instead of reproducible" in one for one in reasons)
