from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.guess_kind import guess_kind

if TYPE_CHECKING:
    from conftest import Facts

RNG = np.random.default_rng(2)
SKEWED = RNG.lognormal(4, 1, 300).round(2)
AROUND_0 = RNG.normal(0, 1, 300)
AGES = RNG.integers(18, 80, 300)
SHARES = RNG.beta(2, 3, 300)


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("is_member", ["yes", "no"] * 150, "binary"),
        ("channel", [1, 2] * 150, "binary"),
        ("spend", SKEWED, "money"),
        ("x", SKEWED, "money"),
        ("x", SKEWED.round(), "count"),
        ("orders", AGES, "count"),
        ("x", AGES, "number"),
        ("balance", AROUND_0, "money"),
        ("x", AROUND_0, "number"),
        ("tenure_days", AGES, "days"),
        ("online_share", SHARES, "share"),
        ("x", SHARES, "share"),
        ("education", [1, 2, 3, 4, 5, 6] * 50, "ordered"),
        ("region", [1, 2, 3] * 100, "category"),
        ("region", ["north", "south", "east"] * 100, "category"),
        ("age", ["19-24", "25-34", "65+"] * 100, "ordered"),
    ],
)
def test_name_and_values_tell_the_kind(
    facts: Facts, name: str, values: list[object], kind: str
) -> None:
    """The name first, where it says something."""
    found = guess_kind(facts(name, values))

    assert isinstance(found, DraftedColumn)
    assert found.kind == kind


def test_bands_come_with_their_order(facts: Facts) -> None:
    """It is written down, and never guessed again."""
    found = guess_kind(facts("age", ["65+", "19-24", "25-34"] * 20))

    assert isinstance(found, DraftedColumn)
    assert found.levels == ("19-24", "25-34", "65+")


def test_a_rare_band_keeps_the_order_from_being_used(facts: Facts) -> None:
    """Its name is not written down, so the column stays a category, and the order of the others is told."""
    found = guess_kind(facts("income", ["<10k", "10-20k", "20-30k"] * 20 + ["30k+"] * 9))

    assert isinstance(found, DraftedColumn)
    assert (found.kind, found.levels) == ("category", ())
    assert found.alternative == ("<10k", "10-20k", "20-30k")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("store_id", [*range(60)] * 5),
        ("coupon_upc", [*range(60)] * 5),
        ("town", [f"town {n}" for n in range(150)] * 2 + ["Kiel"] * 20),
    ],
)
def test_too_many_levels_are_left_out(facts: Facts, name: str, values: list[object]) -> None:
    """Most customers would be pooled."""
    found = guess_kind(facts(name, values))

    assert isinstance(found, str)
    assert "too many levels" in found
