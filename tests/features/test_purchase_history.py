from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

import naive
import transactions
from custseg.features import purchase_history

if TYPE_CHECKING:
    import datetime as dt


@settings(max_examples=6, deadline=None, derandomize=True)
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_agrees_with_naive(lines: list[naive.Line], as_of: dt.date) -> None:
    """The table says to the last bit what a walk through the purchases says."""
    table = transactions.as_table(lines)

    history = purchase_history(table, columns=transactions.COLUMNS, as_of=as_of)

    found = {row.pop("customer"): row for row in history.to_pylist()}
    assert found == naive.purchase_history(lines, as_of=as_of)
    assert history["customer"].to_pylist() == sorted(found)
