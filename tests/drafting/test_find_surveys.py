from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.find_surveys import find_ratings, find_ticks

if TYPE_CHECKING:
    from conftest import Facts

FIVE = [1, 2, 3, 4, 5] * 8
SEVEN = [1, 2, 3, 4, 5, 6, 7] * 8
TICKS = ["No", "Yes"] * 20


def test_three_columns_on_one_scale_are_a_survey(facts: Facts) -> None:
    """The scale is the narrowest usual one that holds all answers."""
    columns = [facts(f"q{n}", FIVE) for n in range(3)]

    assert find_ratings(columns) == dict.fromkeys(["q0", "q1", "q2"], (1, 5))


def test_the_survey_with_most_items_counts(facts: Facts) -> None:
    """A run of items ends where the scale changes."""
    columns = [facts(f"a{n}", FIVE) for n in range(3)] + [facts(f"b{n}", SEVEN) for n in range(4)]

    assert set(find_ratings(columns)) == {"b0", "b1", "b2", "b3"}


def test_small_counts_are_no_answers(facts: Facts) -> None:
    """Their names say so."""
    columns = [facts(f"{what}_count", FIVE) for what in ("orders", "visits", "calls")]

    assert find_ratings(columns) == {}


def test_five_yes_or_no_beside_each_other_are_a_battery(facts: Facts) -> None:
    """Four may be flags of any kind."""
    columns = [facts(f"q{n}", TICKS) for n in range(5)]

    assert find_ticks(columns) == dict.fromkeys([f"q{n}" for n in range(5)], ("No", "Yes"))
    assert find_ticks(columns[:4]) == {}
