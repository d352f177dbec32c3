from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.features import LineColumns


@pytest.mark.parametrize(
    "money", [{}, {"amount": "a", "unit_price": "p"}, {"quantity": "q"}, {"unit_price": "p"}]
)
def test_money_must_be_clear(money: dict[str, str]) -> None:
    """Neither too few nor too many columns hold the money."""
    with pytest.raises(ParameterError, match="not clear which column holds the money"):
        LineColumns(customer="who", time="at", **money)


def test_quantity_may_stand_beside_the_amount() -> None:
    """Money and pieces are two things."""
    columns = LineColumns(customer="who", time="at", amount="paid", quantity="pieces")

    assert columns.parts["quantity"] == "pieces"
