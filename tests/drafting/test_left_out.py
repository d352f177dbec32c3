from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from custseg.drafting.left_out import left_out

if TYPE_CHECKING:
    from conftest import Facts

DAYS = [dt.date(2024, 1, 1 + n % 28) for n in range(60)]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([5] * 60, "constant: every"),
        ([5] * 55 + [6] * 5, "nearly constant: fewer than 10"),
        ([5] * 1990 + [6] * 12, "nearly constant: 0.6%"),
        ([None] * 45 + [1, 2, 3] * 5, "mostly missing: 75%"),
        ([None] * 57 + [1, 2, 3], "mostly missing: fewer than 10 rows"),
        (DAYS, "a time"),
        ([f"{day:%d.%m.%Y}" for day in DAYS], "a time"),
        ([f"text {n}" for n in range(60)], "too many levels"),
        ([[n] for n in range(60)], "neither numbers"),
    ],
    ids=[
        "constant",
        "few others",
        "hardly others",
        "missing",
        "few known",
        "times",
        "texts of times",
        "texts",
        "lists",
    ],
)
def test_useless_columns_have_a_reason(facts: Facts, values: list[object], reason: str) -> None:
    """It is told without a value, and no count under 10 is told."""
    found = left_out(facts("x", values))

    assert found is not None
    assert found.startswith(reason)


def test_what_may_be_of_use_is_kept(facts: Facts) -> None:
    """Numbers, and levels that 10 share."""
    assert left_out(facts("x", range(60))) is None
    assert left_out(facts("x", ["a", "b"] * 30)) is None
