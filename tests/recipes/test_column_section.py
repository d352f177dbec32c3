from __future__ import annotations

from custseg.recipes.column_section import ColumnSection


def test_a_word_is_a_kind() -> None:
    """A column given as a word is a column of that kind."""
    assert ColumnSection.model_validate("money") == ColumnSection(kind="money")


def test_levels_keep_their_order() -> None:
    """The order of an ordered column is the one it was given in."""
    section = ColumnSection.model_validate({"kind": "ordered", "levels": ["low", "high"]})

    assert section.levels == ("low", "high")
