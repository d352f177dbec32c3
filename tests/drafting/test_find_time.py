from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from custseg.drafting.find_time import find_time

if TYPE_CHECKING:
    from conftest import Facts

DAYS = [dt.date(2024, 1, 1 + n % 28) for n in range(60)]
CUSTOMERS = [n % 12 for n in range(60)]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["changed", "date"], "date"),
        (["delivery_date", "day"], "day"),
        (["tag", "Bestelldatum"], "tag"),
        (["date", "InvoiceDate"], "InvoiceDate"),
        (["changed", "order_ts"], "order_ts"),
        (["first", "second"], "first"),
    ],
)
def test_names_tell_the_time_of_a_line(facts: Facts, names: list[str], found: str) -> None:
    """Days, and those of orders first; what comes later last."""
    time, formats = find_time([facts(name, DAYS) for name in names], facts("id", CUSTOMERS))

    assert time is not None
    assert (time.name, formats) == (found, ())


def test_what_is_the_same_on_all_lines_of_a_customer_comes_last(facts: Facts) -> None:
    """It tells of the customer, whatever its name."""
    joined = facts("date", [DAYS[n % 12] for n in range(60)])

    time, _ = find_time([joined, facts("x", DAYS)], facts("id", CUSTOMERS))

    assert time is not None
    assert time.name == "x"


def test_texts_in_a_usual_format_are_times(facts: Facts) -> None:
    """Their days are those of the format."""
    texts = facts("date", [f"{day:%d.%m.%Y}" for day in DAYS])

    time, formats = find_time([texts], facts("id", CUSTOMERS))

    assert formats == ("%d.%m.%Y",)
    assert time is not None
    assert sorted(time.distinct.astype("datetime64[D]").tolist()) == sorted(set(DAYS))


def test_a_table_may_have_no_time(facts: Facts) -> None:
    """Other texts and a constant day are none."""
    columns = [facts("date", ["soon", "later"] * 30), facts("day", DAYS[:1] * 60)]

    assert find_time(columns, facts("id", CUSTOMERS)) == (None, ())
