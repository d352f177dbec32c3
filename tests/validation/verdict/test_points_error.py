from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from custseg.validation.verdict.points_error import points_error

if TYPE_CHECKING:
    from conftest import CardOf

WEIGHTS = {"stability": 3.0, "relevance": 1.0}


def test_intervals_add_up_by_their_weights(card_of: CardOf) -> None:
    """Half an interval over 1.96, through the slope of the anchors (2 for both), times the share of the weights."""
    card = card_of(reach={"stability": 0.0196, "relevance": 0.0392})

    error = points_error(card, WEIGHTS)

    assert error == pytest.approx(math.hypot(0.75 * 0.02, 0.25 * 0.04), rel=1e-4)


def test_exact_figures_add_nothing(card_of: CardOf) -> None:
    """Without intervals the points are exact; a criterion without weight does not matter."""
    assert points_error(card_of(), WEIGHTS) == 0.0
    assert points_error(card_of(reach={"balance": 0.1}), WEIGHTS) == 0.0


def test_beyond_an_anchor_points_do_not_change(card_of: CardOf) -> None:
    """An interval beyond the excellent anchor adds nothing, one that starts before it adds its part."""
    beyond = card_of(relevance=0.9, reach={"relevance": 0.1})
    at_it = card_of(relevance=0.5, reach={"relevance": 0.0196})

    assert points_error(beyond, {"relevance": 1}) == 0.0
    assert points_error(at_it, {"relevance": 1}) == pytest.approx(0.01, rel=1e-4)


def test_nothing_asked_nothing_uncertain(card_of: CardOf) -> None:
    """A candidate without any figure that counts has no points, for sure."""
    assert points_error(card_of(relevance=None), {"relevance": 1}) == 0.0
