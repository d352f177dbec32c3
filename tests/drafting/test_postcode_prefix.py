from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.postcode_prefix import postcode_prefix

if TYPE_CHECKING:
    from conftest import Facts


def test_two_characters_are_tried_before_one(facts: Facts) -> None:
    """As long as their levels hold most customers."""
    two = postcode_prefix(facts("plz", [f"{n % 3}1{n:03}" for n in range(120)]))
    one = postcode_prefix(facts("plz", [f"{n % 3}{n % 10}{n:03}" for n in range(60)]))

    assert isinstance(two, DraftedColumn)
    assert isinstance(one, DraftedColumn)
    assert (two.prefix, one.prefix) == (2, 1)


def test_numbers_may_have_lost_their_zeros(facts: Facts) -> None:
    """The reason says so."""
    found = postcode_prefix(facts("zip", [n % 3 * 10_000 + 10_001 + n for n in range(120)]))

    assert isinstance(found, DraftedColumn)
    assert "leading zeros may be lost" in found.reason


def test_without_a_frequent_prefix_it_is_left_out(facts: Facts) -> None:
    """One prefix for everybody tells nobody apart."""
    found = postcode_prefix(facts("plz", [f"80{n:03}" for n in range(40)]))

    assert isinstance(found, str)
