from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from custseg.drafting.line_roles import line_roles
from custseg.drafting.render_lines import render_lines
from custseg.drafting.table_place import TablePlace

if TYPE_CHECKING:
    from conftest import Facts
    from custseg.drafting.line_roles import LineRoles

FIRST = dt.date(2024, 1, 1)
PLACE = TablePlace(source=".", table="lines.csv", n_rows=400, n_looked_at=400)


def roles_of(facts: Facts, **more: list[Any]) -> LineRoles:
    """Return the roles of a line a day from 2024 on."""
    days = [FIRST + dt.timedelta(days=n) for n in range(400)]
    every: dict[str, list[Any]] = {
        "customer_id": [n % 40 for n in range(400)],
        "date": [*days],
        "amount": [1.5 + n % 7 for n in range(400)],
    }
    found = line_roles([facts(name, values) for name, values in {**every, **more}.items()])
    assert found is not None
    return found


def recipe(
    roles: LineRoles,
    *,
    has_duplicates: bool = False,
    days: tuple[dt.date, dt.date] = (FIRST, dt.date(2025, 2, 3)),
) -> dict[str, Any]:
    """Return what TOML reads."""
    text = render_lines(roles, PLACE, days=days, has_duplicates=has_duplicates, left_out={})
    return tomllib.loads(text)


def test_the_as_of_day_leaves_days_to_foretell(facts: Facts) -> None:
    """The first of a month, 90 days before the end at least."""
    found = recipe(roles_of(facts))

    assert found["data"]["as_of"] == dt.date(2024, 11, 1)
    assert found["outcome"] == {"days": 90}


def test_few_days_are_all_needed_to_learn(facts: Facts) -> None:
    """The as-of day then begins the month after the last."""
    found = recipe(roles_of(facts), days=(FIRST, dt.date(2024, 7, 18)))

    assert found["data"]["as_of"] == dt.date(2024, 8, 1)
    assert "outcome" not in found


def test_money_off_and_orders_make_features(facts: Facts) -> None:
    """Where there are columns for them."""
    roles = roles_of(
        facts,
        order_no=[n % 40 + 40 * (n // 80) for n in range(400)],
        sku=[f"p{n % 23}" for n in range(400)],
        discount=[n % 3 / 2 for n in range(400)],
        coupon=[n % 5 / 2 for n in range(400)],
    )

    found = recipe(roles)

    assert found["data"]["transactions"]["order"] == "order_no"
    assert found["data"]["transactions"]["product"] == "sku"
    assert "products_count" in found["profile"]
    assert {"basket_lines_mean", "discount_share", "coupon_share"} <= set(found["columns"])


def test_orders_of_one_line_make_no_baskets(facts: Facts) -> None:
    """Their size would be the same for everybody, and a run would refuse it."""
    found = recipe(roles_of(facts, order_no=list(range(400))))

    assert "basket_lines_mean" not in found["columns"]


@pytest.mark.parametrize(("has_duplicates", "policy"), [(True, "drop"), (False, "keep")])
def test_lines_twice_are_dropped(facts: Facts, has_duplicates: bool, policy: str) -> None:  # noqa: FBT001 - a parameter of the test
    """Where there are any."""
    found = recipe(roles_of(facts), has_duplicates=has_duplicates)

    assert found["data"]["transactions"]["duplicates"] == policy


def test_what_is_missing_and_personal_is_told(facts: Facts) -> None:
    """As comments."""
    names = [
        None if n % 4 == 0 else ["Ida Holm", "Per Lind", "Eva Dahl"][n % 3] for n in range(400)
    ]

    text = render_lines(
        roles_of(facts, customer_id=names),
        PLACE,
        days=(FIRST, FIRST),
        has_duplicates=False,
        left_out={"x": "why"},
    )

    assert "# missing on 25% of the lines" in text
    assert "# These ids look like names of people." in text
    assert "#   x: why" in text


def test_days_are_told_by_their_months(facts: Facts) -> None:
    """Nobody's own day is."""
    days = (dt.date(2024, 1, 5), dt.date(2025, 2, 3))

    text = render_lines(roles_of(facts), PLACE, days=days, has_duplicates=False, left_out={})

    assert "lines go from 2024-01 to 2025-02" in text
    assert not any(str(day) in text for day in days)


def test_few_lines_without_a_customer_are_not_counted(facts: Facts) -> None:
    """Nine in 400 are over one percent."""
    ids = [None if n < 9 else n % 40 for n in range(400)]

    text = render_lines(
        roles_of(facts, customer_id=ids),
        PLACE,
        days=(FIRST, FIRST),
        has_duplicates=False,
        left_out={},
    )

    assert "missing on" not in text
