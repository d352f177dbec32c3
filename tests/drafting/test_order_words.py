from __future__ import annotations

import pytest

from custseg.drafting.order_words import order_words


@pytest.mark.parametrize(
    "levels",
    [
        ["Never", "Once a year", "Every three months", "Once a month", "More than once a week"],
        ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
        ["very_dissatisfied", "satisfied", "very_satisfied"],
        ["Q1", "Q2", "Q3", "Q4"],
        ["I hate it!-5", "-1", "0", "2", "I love it!+5"],
        ["1 = not at all", "2", "3", "4", "5 = very much"],
        ["XS", "S", "M", "L"],
        ["nie", "selten", "oft", "immer"],
        ["aldrig", "sjældent", "ofte", "altid"],
    ],
    ids=lambda levels: levels[0],
)
def test_known_scales_come_in_their_order(levels: list[str]) -> None:
    """Whatever the capitals and the way a space is written."""
    assert order_words(reversed(levels)) == tuple(levels)


@pytest.mark.parametrize(
    "levels",
    [
        ["red", "green", "blue"],
        ["low", "high"],
        ["low", "medium", "other"],
        ["Type 1", "Type 2", "Type 3"],
        ["often", "frequently", "never"],
    ],
    ids=["names", "two", "one is unknown", "numbered kinds", "two mean the same"],
)
def test_what_is_not_known_for_sure_gets_no_order(levels: list[str]) -> None:
    """Numbers of types are names."""
    assert order_words(levels) is None
