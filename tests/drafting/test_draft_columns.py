from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.draft_columns import draft_columns

if TYPE_CHECKING:
    from conftest import Facts


def test_what_is_personal_comes_before_what_is_useless(facts: Facts) -> None:
    """Addresses have too many levels, too; the graver reason is told."""
    found, out = draft_columns([facts("e_mail", [f"p{n}@example.org" for n in range(60)])])

    assert found == []
    assert out == {"e_mail": "personal data: looks like e-mail addresses"}


def test_a_double_is_judged_among_those_that_are_kept(facts: Facts) -> None:
    """What is left out makes nobody else's column a double."""
    codes = [n % 3 for n in range(60)]

    found, out = draft_columns([facts("segment", codes), facts("region", codes)])

    assert [one.name for one in found] == ["region"]
    assert list(out) == ["segment"]


def test_items_are_known_beside_each_other(facts: Facts) -> None:
    """A scale for ratings, and levels for yes and no, no first."""
    rng = np.random.default_rng(1)
    ratings = [facts(f"r{n}", rng.integers(1, 6, 100)) for n in range(3)]
    ticks = [facts(f"t{n}", np.array(["No", "Yes"])[rng.integers(0, 2, 100)]) for n in range(5)]

    found, _ = draft_columns([*ratings, *ticks])

    assert {one.scale for one in found[:3]} == {(1, 5)}
    assert {one.levels for one in found[3:]} == {("No", "Yes")}
