from __future__ import annotations

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.tables import from_arrow_like, to_arrow

TABLE = pa.table({"id": ["00123"], "spend": [7.5]})


@pytest.mark.parametrize(
    "frame",
    [TABLE, TABLE.to_batches()[0], TABLE.to_pandas(), pl.from_arrow(TABLE)],
    ids=["arrow", "batch", "pandas", "polars"],
)
def test_tables_go_in_and_out(frame: object) -> None:
    """A table of any kind becomes Arrow and comes back as its own kind."""
    table = to_arrow(frame)

    assert table.to_pylist() == TABLE.to_pylist()
    assert isinstance(from_arrow_like(table, frame), type(frame) | pa.Table)


def test_index_stays_behind() -> None:
    """Neither a plain nor a named index of pandas becomes a column."""
    frame = TABLE.to_pandas().set_index(pd.Index(["row"], name="id"))

    assert to_arrow(frame).equals(to_arrow(TABLE.to_pandas()))


@pytest.mark.parametrize("thing", [None, {"id": ["a"]}, pd.Series(["a"], name="id"), "some.csv"])
def test_what_is_no_table_is_refused(thing: object) -> None:
    """Only tables are tables."""
    with pytest.raises(TableError, match="not a table"):
        to_arrow(thing)


def test_mixed_column_is_refused_without_quoting_it() -> None:
    """A column of numbers and texts is named, and its values are not told."""
    with pytest.raises(TableError, match=r"mixes kinds[\s\S]*column id") as caught:
        to_arrow(pd.DataFrame({"id": [1, "SECRET"]}))

    assert "SECRET" not in str(caught.value)


def test_columns_of_one_name_are_refused() -> None:
    """A name must mean one column."""
    with pytest.raises(TableError, match="Two columns have the same name"):
        to_arrow(pd.DataFrame([[1, 2]], columns=["id", "id"]))
