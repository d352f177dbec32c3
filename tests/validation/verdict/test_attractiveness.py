from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.validation.verdict.attractiveness import attractiveness, points

if TYPE_CHECKING:
    from conftest import CardOf


def test_straight_line_between_the_anchors(card_of: CardOf) -> None:
    """Half-way between the anchors is 0.5; beyond them it stays at 0 and 1."""
    card = card_of(stability=0.75, relevance=0.9, balance=0.2)

    found = attractiveness(card, {"stability": 1, "relevance": 1, "balance": 1})

    assert found == {"stability": pytest.approx(0.5), "relevance": 1.0, "balance": 0.0}


def test_only_what_counts_and_was_asked(card_of: CardOf) -> None:
    """Criteria without a weight, and those not asked, are absent."""
    found = attractiveness(card_of(relevance=None), {"stability": 1, "relevance": 1, "balance": 0})

    assert list(found) == ["stability"]


def test_points_are_zero_where_nothing_was_asked() -> None:
    """Without any figure there are no points."""
    assert points({}, {"stability": 1}) == 0.0
