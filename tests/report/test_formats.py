from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.report.formats import (
    format_difference,
    format_figure,
    format_number,
    format_share,
    shorten,
)


@given(share=st.floats(0, 1))
def test_only_nothing_is_nothing_and_only_all_is_all(share: float) -> None:
    """A share is never rounded to 0 % or to 100 %."""
    written = format_share(share).replace("\N{NO-BREAK SPACE}", " ")

    assert (written == "0 %") == (share == 0)
    assert (written == "100 %") == (share == 1)


@pytest.mark.parametrize("nothing", [None, math.nan, math.inf])
def test_what_is_no_number_is_a_dash(nothing: float | None) -> None:
    """A missing figure is a dash, never a zero."""
    written = {format_share(nothing), format_number(nothing), format_figure("ari", nothing)}

    assert written == {"\N{EN DASH}"}


@given(number=st.floats(-1e9, 1e9, allow_subnormal=False))
def test_a_number_keeps_two_digits(number: float) -> None:
    """Written numbers are within 5 % of what they stand for."""
    read = float(format_number(number).replace(",", "").replace("\N{MINUS SIGN}", "-"))

    assert read == pytest.approx(number, rel=0.05)


def test_below_zero_has_a_minus_sign() -> None:
    """A minus is a minus, not a hyphen, and a zero has none."""
    assert format_difference(-0.44) == "\N{MINUS SIGN}0.4"
    assert format_difference(-0.04) == "0.0"


def test_like_names_stay_apart_when_shortened() -> None:
    """Names that share their first letters differ at their ends, which are kept."""
    names = [f"share_of_all_orders_in_the_window_of_{kind}" for kind in ("food", "fuel")]

    food, fuel = (shorten(name, limit=25) for name in names)

    assert food != fuel
    assert len(food) <= 25


@given(text=st.text(max_size=40), limit=st.integers(3, 30))
def test_a_shortened_name_fits(text: str, limit: int) -> None:
    """No name is longer than its room."""
    assert len(shorten(text, limit=limit)) <= limit
