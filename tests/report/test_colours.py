from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from custseg.report.colours import difference_colour, ink_on


@given(difference=st.floats(-4, 4))
def test_a_difference_and_its_opposite_differ_in_hue(difference: float) -> None:
    """Below is blue and above is red, equally strong on both sides."""
    red, blue = (int(difference_colour(difference)[at : at + 2], 16) for at in (1, 5))

    assert (red >= blue) if difference > 0 else (blue >= red)


@given(difference=st.floats(-4, 4))
def test_every_cell_can_be_read(difference: float) -> None:
    """The ink on a cell has at least the contrast that WCAG asks of large text."""
    cell = difference_colour(difference)

    assert _contrast(cell, ink_on(cell)) >= 3


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
