from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.verdict.counted import counted

if TYPE_CHECKING:
    from conftest import CardOf


def test_asked_and_weighed(card_of: CardOf) -> None:
    """What was not asked, weighs nothing, or has no weight at all does not count."""
    card = card_of(relevance=None)

    found = counted(card, {"stability": 1.0, "relevance": 1.0, "balance": 0.0})

    assert list(found) == ["stability"]
