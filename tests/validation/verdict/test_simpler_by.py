from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from custseg.validation.verdict.simpler_by import simpler_by

if TYPE_CHECKING:
    from conftest import CardOf


@pytest.mark.parametrize(
    ("winner", "reason"),
    [
        ({"n_segments": 3, "n_columns": 9}, "fewer segments"),
        ({"n_columns": 4, "rule": "density"}, "asking for fewer columns"),
        ({"rule": "grid"}, "a simpler kind of rule"),
        ({}, "its points, and then its name: neither is simpler"),
    ],
)
def test_first_difference_decides(card_of: CardOf, winner: dict[str, Any], reason: str) -> None:
    """Segments, then columns, then the kind of rule."""
    assert simpler_by(card_of(**winner), card_of()) == reason
