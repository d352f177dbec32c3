from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.rules.registry import RULES
from custseg.validation.verdict.simplicity import simplicity

if TYPE_CHECKING:
    from conftest import CardOf


def test_segments_columns_and_rule_decide_in_turn(card_of: CardOf) -> None:
    """One segment more outweighs any number of columns, one column more any kind of rule."""
    ordered = [
        card_of(n_segments=3, n_columns=9, rule="density"),
        card_of(n_segments=4, n_columns=5, rule="gaussian"),
        card_of(n_segments=4, n_columns=6, rule="grid"),
        card_of(n_segments=4, n_columns=6, rule="centroid"),
    ]

    assert sorted(ordered, key=simplicity) == ordered


def test_every_stored_kind_of_rule_has_its_place(card_of: CardOf) -> None:
    """No two are equally simple, and a kind of one's own comes last."""
    places = {kind: simplicity(card_of(rule=kind)) for kind in RULES}

    assert len(set(places.values())) == len(RULES)
    assert simplicity(card_of(rule="of one's own")) > max(places.values())
