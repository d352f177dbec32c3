from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from custseg.recipes.data_section import Data


def test_one_customer_in_ten_is_kept_aside_unless_told() -> None:
    """The default share, and a day that comes as TOML gives it."""
    data = Data(as_of=dt.date(2017, 10, 1))

    assert (data.held_out, data.as_of, data.source) == (0.1, dt.date(2017, 10, 1), ".")


@pytest.mark.parametrize("share", [0.0, 0.6])
def test_neither_nobody_nor_most_are_kept_aside(share: float) -> None:
    """A share outside 5 to 50 % is refused."""
    with pytest.raises(ValidationError, match="held_out"):
        Data(held_out=share)
