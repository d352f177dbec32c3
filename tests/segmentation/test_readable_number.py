from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.segmentation.readable_number import readable_number


@given(number=st.floats(-1e6, 1e6, width=32))
def test_who_stores_what_is_said_has_the_same_number(number: float) -> None:
    """Nothing is lost of a number that a customer table holds, however small it is."""
    said = readable_number(number)

    assert float(np.float32(said.replace(",", ""))) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [(1e-9, "0"), (float(np.float32(1e-9)), "0.000000001"), (123456792.0, "123,456,792"), (-0.0, "0"), (1 / 3, "0.333333")],
)  # fmt: skip
def test_numbers_are_said_as_people_write_them(number: float, said: str) -> None:
    """Whole numbers to the last digit, others that are no float32 with six decimals."""
    assert readable_number(number) == said
