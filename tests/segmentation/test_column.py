from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.segmentation import KINDS, LEVEL_KINDS, Column


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_binaries_have_levels(kind: str) -> None:
    """An ordered column has them only where they are listed; numbers never."""
    column = Column(name="x", kind=kind)

    assert column.has_levels == (kind in ("binary", "category"))


def test_an_ordered_column_of_texts_has_levels() -> None:
    """Their order is the one listed."""
    assert Column(name="size", kind="ordered", levels=("S", "M", "L")).has_levels
    assert "ordered" in LEVEL_KINDS


def test_an_unknown_kind_is_refused() -> None:
    """The error lists those that there are."""
    with pytest.raises(ParameterError, match="Unknown value: kind") as caught:
        Column(name="x", kind="text")

    assert "money" in str(caught.value.expected)


def test_a_prefix_is_for_categories() -> None:
    """The first characters of a number mean nothing."""
    assert Column(name="postcode", kind="category", prefix=2).prefix == 2

    with pytest.raises(ParameterError, match="Unknown value: kind"):
        Column(name="spend", kind="money", prefix=2)


def test_a_prefix_of_no_character_is_refused() -> None:
    """Every value would be the same level."""
    with pytest.raises(ParameterError, match="Too small: prefix"):
        Column(name="postcode", kind="category", prefix=0)


def test_a_scale_has_a_lower_and_an_upper_end() -> None:
    """Ends in the wrong order are named."""
    with pytest.raises(ParameterError, match=r"(?s)scale of 'q1' has no room.*from 5 to 1"):
        Column(name="q1", kind="number", lowest=5, highest=1)


@pytest.mark.parametrize(
    "ends",
    [{"lowest": float("nan")}, {"highest": float("inf")}, {"lowest": 1, "highest": float("nan")}],
)
def test_a_scale_ends_at_numbers(ends: dict[str, float]) -> None:
    """Nothing is above infinity, and nothing below what is no number."""
    with pytest.raises(ParameterError, match="scale of 'q1' has no room"):
        Column(name="q1", kind="number", **ends)


@pytest.mark.parametrize("kind", ["category", "binary", "ordered"])
def test_levels_have_no_scale(kind: str) -> None:
    """Their positions are no answers."""
    with pytest.raises(ParameterError, match="has a scale, and is no number"):
        Column(name="q1", kind=kind, levels=("no", "yes"), lowest=1, highest=5)
