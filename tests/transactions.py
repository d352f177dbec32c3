"""Transaction lines that many tests of the features share."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
from hypothesis import strategies as st

import naive
from custseg.features import LineColumns

FIRST_DAY = dt.date(2016, 12, 20)
COLUMNS = LineColumns(
    customer="who",
    order="receipt",
    time="at",
    amount="paid",
    discounts=("off",),
    category="department",
)


def lines() -> st.SearchStrategy[list[naive.Line]]:
    """Draw up to 30 lines of four customers within 60 days, around the turn of a leap year."""
    line = st.builds(
        naive.Line,
        customer=st.sampled_from(["007", "7", "b", "c"]),
        order=st.integers(1, 5),
        day=st.integers(0, 60).map(lambda days: FIRST_DAY + dt.timedelta(days=days)),
        cents=st.integers(-2_000, 10_000),
        discount_cents=st.integers(0, 300),
        category=st.sampled_from(["food", "fuel"]),
    )
    return st.lists(line, max_size=30)


def as_of_days() -> st.SearchStrategy[dt.date]:
    """Draw a day among those of the lines, or just after."""
    return st.integers(0, 62).map(lambda days: FIRST_DAY + dt.timedelta(days=days))


def as_table(lines: list[naive.Line]) -> pa.Table:
    """Return lines as a table, each at a quarter to midnight, so that a slip of time zone is seen."""
    late = dt.time(23, 45)
    return pa.table(
        {
            "who": pa.array([line.customer for line in lines], pa.string()),
            "receipt": pa.array([line.order for line in lines], pa.int64()),
            "at": pa.array(
                [dt.datetime.combine(line.day, late) for line in lines], pa.timestamp("us")
            ),
            "paid": pa.array([line.cents / 100 for line in lines], pa.float64()),
            "off": pa.array([line.discount_cents / 100 for line in lines], pa.float64()),
            "department": pa.array([line.category for line in lines], pa.string()),
        }
    )
