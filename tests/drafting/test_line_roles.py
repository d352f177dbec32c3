from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from custseg.drafting.line_roles import line_roles

if TYPE_CHECKING:
    from conftest import Facts
    from custseg.drafting.column_facts import ColumnFacts
    from custseg.drafting.line_roles import LineRoles

DAYS = [dt.date(2024, 1 + n % 12, 1) for n in range(60)]


def lines(facts: Facts, **columns: list[object]) -> list[ColumnFacts]:
    """Return 60 lines of 12 customers with these columns."""
    every: dict[str, list[object]] = {
        "CustomerID": [n % 12 for n in range(60)],
        "InvoiceDate": [*DAYS],
    }
    return [facts(name, values) for name, values in {**every, **columns}.items()]


def roles_of(columns: list[ColumnFacts]) -> LineRoles:
    """Return the roles of a table that has them."""
    found = line_roles(columns)
    assert found is not None
    return found


def test_price_times_quantity_is_money(facts: Facts) -> None:
    """Where no column is an amount; below 0 are returns."""
    columns = lines(facts, Quantity=[1, -2, 3] * 20, UnitPrice=[1.5, 2.5] * 30)

    roles = roles_of(columns)

    assert roles.amount is None
    assert (roles.unit_price, roles.quantity) == (columns[3], columns[2])
    assert roles.has_returns


def test_an_amount_is_preferred(facts: Facts) -> None:
    """It is the money of the line already."""
    columns = lines(
        facts, Quantity=[1, 2, 3] * 20, UnitPrice=[1.5, 2.5] * 30, amount=[3.0, 4.0] * 30
    )

    roles = roles_of(columns)

    assert roles.amount is columns[4]
    assert roles.quantity is None
    assert not roles.has_returns


def test_an_order_belongs_to_one_customer(facts: Facts) -> None:
    """A number that many customers share ties no lines together."""
    own = lines(facts, amount=[3.0, 4.0] * 30, order_no=[n // 12 * 12 + n % 12 for n in range(60)])
    shared = lines(facts, amount=[3.0, 4.0] * 30, order_no=[n // 10 for n in range(60)])

    assert roles_of(own).order is own[3]
    assert roles_of(shared).order is None


def test_money_off_and_kinds_of_goods_are_found(facts: Facts) -> None:
    """By their names."""
    columns = lines(
        facts,
        sales_value=[3.0, 4.0] * 30,
        retail_disc=[0.0, 0.5] * 30,
        coupon_disc=[0.0, 0.2] * 30,
        department=["FOOD", "FUEL"] * 30,
        StockCode=[f"{n % 17}A" for n in range(60)],
    )

    roles = roles_of(columns)

    assert (roles.discounts, roles.coupons) == ((columns[3],), (columns[4],))
    assert (roles.category, roles.product) == (columns[5], columns[6])


def test_what_is_personal_has_no_part(facts: Facts) -> None:
    """Neither as time, nor as money; ids may be names."""
    columns = lines(
        facts,
        CustomerID=["Ida Holm", "Per Lind", "Eva Dahl"] * 20,
        date_of_birth=[dt.date(1950 + n % 40, 1, 1) for n in range(60)],
        phone_value=[*range(4512340000, 4512340060)],
        amount=[3.0, 4.0] * 30,
    )

    roles = roles_of(columns[2:3] + columns[:2] + columns[3:])

    assert roles.used == ("CustomerID", "InvoiceDate", "amount")


def test_a_birth_year_is_no_id(facts: Facts) -> None:
    """Though it speaks of the customer."""
    columns = lines(facts, amount=[3.0, 4.0] * 30)
    born = facts("customer_birth_year_no", [1950 + n % 12 for n in range(60)])

    assert line_roles([born, *columns[1:]]) is None


def test_other_tables_are_no_lines(facts: Facts) -> None:
    """One row per customer, no money, or no time."""
    whole = lines(facts, amount=[3.0, 4.0] * 30)
    unique = [facts("CustomerID", range(60)), *whole[1:]]

    assert line_roles(whole) is not None
    assert line_roles(unique) is None
    assert line_roles(whole[:2]) is None
    assert line_roles([whole[0], whole[2]]) is None


def test_tax_and_freight_are_not_the_amount(facts: Facts) -> None:
    """Wherever they stand."""
    columns = lines(facts, tax_amount=[0.3, 0.4] * 30, amount=[3.0, 4.0] * 30)

    assert roles_of(columns).amount is columns[3]
