from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
import transactions
from custseg.errors import ParameterError
from custseg.features import LinePolicy, future_spend

AS_OF = dt.date(2017, 1, 10)


@settings(max_examples=6, deadline=None, derandomize=True)
@given(lines=transactions.lines(), as_of=transactions.as_of_days(), days=st.integers(1, 40))
def test_agrees_with_naive(lines: list[naive.Line], as_of: dt.date, days: int) -> None:
    """The table says to the last bit what a walk through the lines says."""
    table = transactions.as_table(lines)

    outcome = future_spend(table, columns=transactions.COLUMNS, as_of=as_of, days=days)

    found = dict(zip(outcome["who"].to_pylist(), outcome["outcome"].to_pylist(), strict=True))
    assert found == naive.future_spend(lines, as_of=as_of, days=days)


def test_policy_holds_for_the_outcome() -> None:
    """Dropped returns lower no outcome."""
    lines = [
        naive.Line(customer="a", order=1, day=AS_OF, cents=cents) for cents in (500, 500, -200)
    ]
    policy = LinePolicy(returns="drop", duplicates="drop")

    outcome = future_spend(
        transactions.as_table(lines),
        columns=transactions.COLUMNS,
        as_of=AS_OF,
        days=1,
        policy=policy,
    )

    assert outcome.to_pylist() == [{"who": "a", "outcome": 5.0}]


def test_category_of_a_lookup_is_not_needed() -> None:
    """The columns of the features serve, though only money is read."""
    columns = replace(transactions.COLUMNS, category="of another table")

    outcome = future_spend(transactions.as_table([]), columns=columns, as_of=AS_OF, days=1)

    assert outcome.equals(
        pa.table({"who": pa.array([], pa.string()), "outcome": pa.array([], pa.float64())})
    )


def test_no_days_are_refused() -> None:
    """An outcome needs a day at least."""
    with pytest.raises(ParameterError, match="Too small: days"):
        future_spend(transactions.as_table([]), columns=transactions.COLUMNS, as_of=AS_OF, days=0)
