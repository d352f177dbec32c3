from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from custseg.validation import Change, RunnerUp
from custseg.validation.verdict.lead_in_words import changes_in_words, lead_in_words

if TYPE_CHECKING:
    from conftest import CardOf


def runner_up(**changes: Any) -> RunnerUp:
    facts = {"lead": 0.051, "lead_error": 0.01, "is_lead_certain": True, "changes": ()}
    return RunnerUp(**{"candidate": "second", **facts, **changes})


def change(**changes: Any) -> Change:
    facts = {"figure": 0.4, "needed_figure": None, "weight": 2.0, "needed_weight": None}
    return Change(**{"criterion": "relevance", **facts, **changes})


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "first leads second by 0.05 points, more than its uncertainty (0.02)."),
        ({"lead_error": 0.0}, "first leads second by 0.05 points, and all figures are exact."),
        (
            {"lead": 0.0042, "lead_error": 0.001},
            "first leads second by 0.004 points, more than its uncertainty (0.002).",
        ),
        (
            {"lead": 0.0, "lead_error": 0.0, "is_lead_certain": False},
            (
                "first and second have the same points, from exact figures,"
                " and first wins for fewer segments."
            ),
        ),
        (
            {"lead": -0.01, "is_lead_certain": False},
            (
                "first is 0.01 points behind second, no more than the uncertainty (0.02):"
                " they are not told apart, and first wins for fewer segments."
            ),
        ),
    ],
)
def test_lead(card_of: CardOf, facts: dict[str, Any], sentence: str) -> None:
    """How far, how surely, and what decided where it is not sure."""
    cards = {"first": card_of(n_segments=3), "second": card_of()}

    assert lead_in_words("first", runner_up(**facts), cards) == sentence


def test_what_is_told_is_enough() -> None:
    """Figures and weights are rounded away from what is there, up or down."""
    changes = (
        change(needed_figure=0.431),
        change(criterion="stability", needed_weight=1.239),
        change(criterion="balance", figure=0.5),
    )

    said = changes_in_words(runner_up(changes=changes))

    assert said == (
        "second would win with relevance 0.44 instead of 0.40, or stability weighing 1.23 instead of 2."
    )


def test_nothing_would_do() -> None:
    """A runner-up that no single change makes win is told so."""
    said = changes_in_words(runner_up(changes=(change(),)))

    assert said == "No other figure and no other weight of a single criterion makes second win."
