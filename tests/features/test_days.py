from __future__ import annotations

import datetime as dt

import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.features.days import day_number, week_day
from custseg.tables import DuckDBEngine

days = st.lists(st.dates(dt.date(1583, 1, 1), dt.date(2300, 12, 31)), min_size=1)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(days=days)
def test_day_number_is_the_ordinal(days: list[dt.date]) -> None:
    """DuckDB counts days as Python does, leap years and all."""
    with DuckDBEngine() as engine:
        frame = engine.open(pa.table({"day": days})).select(day_number(nw.col("day")))
        numbers = engine.collect(frame)["day"].to_pylist()

    assert numbers == [day.toordinal() for day in days]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(days=days)
def test_day_number_is_the_same_on_polars(days: list[dt.date]) -> None:
    """Another engine counts the same days."""
    frame = nw.from_native(pl.LazyFrame({"day": days})).select(day_number(nw.col("day")))

    assert frame.collect()["day"].to_list() == [day.toordinal() for day in days]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(days=days)
def test_week_day_starts_with_monday(days: list[dt.date]) -> None:
    """Weekdays count as Python counts them."""
    frame = nw.from_native(pl.LazyFrame({"day": days})).select(week_day(day_number(nw.col("day"))))

    assert frame.collect().to_native()["day"].to_list() == [day.weekday() for day in days]
