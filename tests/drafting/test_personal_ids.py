from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.personal_ids import personal_ids

if TYPE_CHECKING:
    from conftest import Facts


def test_ids_may_be_names(facts: Facts) -> None:
    """Also where each comes many times, as in order lines."""
    assert personal_ids(facts("customer", ["Ida Holm", "Per Lind"] * 20)) == "names of people"


def test_numbers_are_safe(facts: Facts) -> None:
    """So are codes."""
    assert personal_ids(facts("customer_id", range(40))) is None
    assert personal_ids(facts("customer_id", [f"c{n:04}" for n in range(40)])) is None
