from __future__ import annotations

import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.features.exact_money import as_units
from custseg.tables import DuckDBEngine

amounts = st.one_of(
    st.none(), st.floats(), st.integers(-(10**9), 10**9).map(lambda units: units / 10_000)
)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(amounts=st.lists(amounts, min_size=1))
def test_units_are_the_same_on_both_engines(amounts: list[float | None]) -> None:
    """Any float, rounded to units of a ten-thousandth, is the same integer on DuckDB and Polars."""
    expression = as_units(nw.col("amount"))

    with DuckDBEngine() as engine:
        table = pa.table({"amount": pa.array(amounts, pa.float64())})
        on_duckdb = engine.collect(engine.open(table).select(expression))["amount"].to_pylist()
    on_polars = nw.from_native(pl.LazyFrame({"amount": amounts}, schema={"amount": pl.Float64}))

    assert on_duckdb == on_polars.select(expression).collect()["amount"].to_list()


@settings(max_examples=20, deadline=None, derandomize=True)
@given(units=st.lists(st.integers(-(10**14), 10**14), min_size=1))
def test_four_decimals_are_exact(units: list[int]) -> None:
    """Money of at most four decimals is held without any rounding."""
    table = pa.table({"amount": [number / 10_000 for number in units]})

    with DuckDBEngine() as engine:
        found = engine.collect(engine.open(table).select(as_units(nw.col("amount"))))

    assert found["amount"].to_pylist() == units
