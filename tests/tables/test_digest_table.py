from __future__ import annotations

import datetime as dt

import polars as pl
import pyarrow as pa
import pytest

from custseg.tables import digest_table, to_arrow

TABLE = pa.table(
    {
        "id": ["a", "", None],
        "n": pa.array([1, None, 3], pa.int32()),
        "spend": [1.5, float("nan"), None],
        "is_new": [True, None, False],
        "at": pa.array([dt.datetime(2017, 1, 1), None, None], pa.timestamp("us")),  # noqa: DTZ001
        "day": [dt.date(2017, 1, 1), None, None],
        "tags": [["x"], None, []],
    }
)

SAME = {
    "chunks": pa.concat_tables([TABLE[:1], TABLE[1:]]),
    "slice": pa.concat_tables([TABLE, TABLE])[3:],
    "dictionary": TABLE.set_column(0, "id", TABLE["id"].dictionary_encode()),
    "large text": TABLE.set_column(0, "id", TABLE["id"].cast(pa.large_string())),
    "metadata": TABLE.replace_schema_metadata({"who": "me"}),
}

OTHER = {
    "name": TABLE.rename_columns(["ID", *TABLE.column_names[1:]]),
    "type": TABLE.set_column(1, "n", TABLE["n"].cast(pa.int64())),
    "value": TABLE.set_column(1, "n", pa.array([1, None, 4], pa.int32())),
    "missing": TABLE.set_column(1, "n", pa.array([1, 0, 3], pa.int32())),
    "empty text": TABLE.set_column(0, "id", [["a", None, None]]),
    "boundary of texts": TABLE.set_column(0, "id", [["", "a", None]]),
    "order of rows": TABLE.take([1, 0, 2]),
    "order of columns": TABLE.select([*TABLE.column_names[1:], "id"]),
    "nested value": TABLE.set_column(6, "tags", [[["y"], None, []]]),
    "fewer rows": TABLE[:2],
    "fewer columns": TABLE.drop_columns(["day"]),
}


@pytest.mark.parametrize("how", SAME)
def test_storage_does_not_matter(how: str) -> None:
    """The same values under the same names are the same table."""
    assert digest_table(SAME[how]) == digest_table(TABLE)


def test_polars_gives_the_same_digest() -> None:
    """Plain columns that went through Polars are the same table."""
    plain = TABLE.drop_columns(["tags"])

    assert digest_table(to_arrow(pl.from_arrow(plain))) == digest_table(plain)


@pytest.mark.parametrize("what", OTHER)
def test_content_matters(what: str) -> None:
    """Any other name, type, value or order is another table."""
    assert digest_table(OTHER[what]) != digest_table(TABLE)


def test_what_lies_under_a_missing_value_does_not_matter() -> None:
    """A missing number is missing, whatever the memory holds there."""
    zero, seven = (
        pa.Array.from_buffers(
            pa.int8(), 2, [pa.py_buffer(b"\x01"), pa.py_buffer(bytes([5, hidden]))]
        )
        for hidden in (0, 7)
    )

    assert digest_table(pa.table({"n": zero})) == digest_table(pa.table({"n": seven}))


def test_empty_table_has_a_digest() -> None:
    """A table without rows differs from one without columns."""
    assert digest_table(TABLE[:0]) != digest_table(pa.table({}))
