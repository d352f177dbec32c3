from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.validation.verdict.find_runner_up import find_runner_up

if TYPE_CHECKING:
    from conftest import CardOf

WEIGHTS = {"relevance": 1.0}


def test_most_points_of_the_others(card_of: CardOf) -> None:
    """It is told with the lead of the winner, whose error comes from both."""
    cards = [
        card_of("first", relevance=0.4, reach=0.0147),
        card_of("second", relevance=0.3, reach=0.0196),
        card_of("third", relevance=0.2),
    ]

    found = find_runner_up(cards[0], cards, WEIGHTS)

    assert found is not None
    assert found.candidate == "second"
    assert found.lead == pytest.approx(0.2)
    assert found.lead_error == pytest.approx(0.025, rel=1e-4)
    assert found.is_lead_certain


def test_nobody_comes_next(card_of: CardOf) -> None:
    """A winner without others has no runner-up."""
    card = card_of()

    assert find_runner_up(card, [card], WEIGHTS) is None
