from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.find_id import find_id

if TYPE_CHECKING:
    from conftest import Facts


def test_the_customers_id_comes_before_others(facts: Facts) -> None:
    """Two columns may have a value of its own on every row."""
    columns = [facts("card_no", range(30)), facts("customer_no", range(30))]

    assert find_id(columns) is columns[1]


def test_the_first_column_may_be_an_id_by_its_place(facts: Facts) -> None:
    """Whatever its name."""
    columns = [facts("who", [f"c{n}" for n in range(30)]), facts("spend", range(30))]

    assert find_id(columns) is columns[0]


def test_what_repeats_or_lacks_values_is_no_id(facts: Facts) -> None:
    """Neither are decimals, nor a name that assignments use."""
    columns = [
        facts("customer_id", [1, 1, 2]),
        facts("customer_no", [1, None, 2]),
        facts("customer_key", [1.0, 2.0, 3.0]),
        facts("row", [1, 2, 3]),
    ]

    assert find_id(columns) is None


def test_a_personal_column_is_the_last_to_be_an_id(facts: Facts) -> None:
    """Assignments carry ids along."""
    mails = facts("customer_email", [f"p{n}@example.org" for n in range(30)])
    columns = [mails, facts("key", range(30))]

    assert find_id(columns) is columns[1]
    assert find_id(columns[:1]) is mails
