from __future__ import annotations

import datetime as dt

import pyarrow as pa
from hypothesis import given, settings

import naive
import transactions
from custseg.features import LineColumns, purchase_history


@settings(max_examples=6, deadline=None, derandomize=True)
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_agrees_with_naive(lines: list[naive.Line], as_of: dt.date) -> None:
    """The table says to the last bit what a walk through the purchases says."""
    table = transactions.as_table(lines)

    history = purchase_history(table, columns=transactions.COLUMNS, as_of=as_of)

    found = {row.pop("customer"): row for row in history.to_pylist()}
    assert found == naive.purchase_history(lines, as_of=as_of)
    assert history["customer"].to_pylist() == sorted(found)


def test_only_listed_customers_have_a_history() -> None:
    """Those among them who bought."""
    day = dt.date(2017, 1, 1)
    lines = pa.table({"who": ["a", "b"], "at": [day, day], "paid": [1.0, 1.0]})
    columns = LineColumns(customer="who", time="at", amount="paid")
    listed = pa.table({"who": ["b", "c"]})

    history = purchase_history(lines, columns=columns, as_of=dt.date(2017, 2, 1), customers=listed)

    assert history["customer"].to_pylist() == ["b"]
