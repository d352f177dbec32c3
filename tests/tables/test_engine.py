"""What every engine promises, asked of each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from custseg.errors import ParameterError, TableError
from custseg.tables import DuckDBEngine, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from custseg.tables import Engine

IDS = ["00123", "NA", "１２３", " x ", "null", "9007199254740993", "1e5", None]  # noqa: RUF001 - they are ids
TABLE = pa.table({"id": IDS, "n": [9007199254740993, *range(6), None]})


@pytest.fixture(params=["duckdb", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "spark":
        yield request.getfixturevalue("spark")
        return
    with DuckDBEngine() as engine:
        yield engine


def rows_of(engine: Engine, source: Any, **options: Any) -> list[dict[str, Any]]:
    rows = engine.collect(engine.open(source, **options)).to_pylist()
    return sorted(rows, key=lambda row: str(row["id"]))


SORTED = sorted(TABLE.to_pylist(), key=lambda row: str(row["id"]))


@pytest.mark.parametrize("convert", [lambda table: table.to_batches()[0], pl.from_arrow])
def test_tables_of_any_kind_open(engine: Engine, convert: Any) -> None:
    """Texts and integers come out of a table as they went in."""
    assert rows_of(engine, convert(TABLE)) == SORTED


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_ids_of_files_stay_what_they_are(engine: Engine, tmp_path: Path, suffix: str) -> None:
    """Leading zeros, `NA`, full-width digits, blanks and integers beyond 2^53 are kept, from either format."""
    path = tmp_path / f"some.{suffix}"
    write_table(path, TABLE)

    assert rows_of(engine, path, text_columns=("id",)) == SORTED


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("how", ["folder", "pattern", "list"])
def test_many_files_are_one_table(engine: Engine, tmp_path: Path, suffix: str, how: str) -> None:
    """A folder, a pattern and a list of files give the rows of all of them."""
    paths = [tmp_path / f"part {number}.{suffix}" for number in range(3)]
    for path, start in zip(paths, (0, 3, 6), strict=True):
        write_table(path, TABLE[start : start + 3])
    (tmp_path / "_SUCCESS").touch()

    source = {"folder": tmp_path, "pattern": f"{tmp_path}/part*.{suffix}", "list": paths}[how]

    assert rows_of(engine, source, text_columns=("id",)) == SORTED


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_files_of_other_columns_are_refused(engine: Engine, tmp_path: Path, suffix: str) -> None:
    """Files that lack a column of the others do not belong to their table."""
    write_table(tmp_path / f"a.{suffix}", TABLE)
    write_table(tmp_path / f"b.{suffix}", TABLE.rename_columns(["id", "N"]))

    with pytest.raises(TableError, match=r"other columns than[\s\S]*lacking \['n'\], more \['N'\]"):
        engine.open(tmp_path)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_columns_may_stand_in_another_order(engine: Engine, tmp_path: Path, suffix: str) -> None:
    """Columns are known by their names, in each file."""
    write_table(tmp_path / f"a.{suffix}", TABLE[:4])
    write_table(tmp_path / f"b.{suffix}", TABLE[4:].select(["n", "id"]))

    assert rows_of(engine, tmp_path, text_columns=("id",)) == SORTED


def test_odd_types_come_as_plain_ones(engine: Engine) -> None:
    """Times of nanoseconds, unsigned integers, dictionaries and columns without a value can be worked on."""
    moment = dt.datetime(2011, 12, 9, 12, 50)  # noqa: DTZ001 - the wall clock
    table = pa.table(
        {
            "at": pa.array([moment], pa.timestamp("ns")),
            "n": pa.array([7], pa.uint32()),
            "word": pa.array(["a"]).dictionary_encode(),
            "nothing": pa.nulls(1),
        }
    )

    frame = engine.open(table).select(nw.col("at").dt.year(), nw.col("n") + 1, "word", "nothing")

    assert engine.collect(frame).to_pylist() == [{"at": 2011, "n": 8, "word": "a", "nothing": None}]


def test_damaged_file_is_told(engine: Engine, tmp_path: Path) -> None:
    """One flipped byte gives an error, not a wrong sum."""
    path = tmp_path / "some.parquet"
    write_table(path, pa.table({"spend": np.random.default_rng(0).normal(size=50_000)}))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(TableError, match="checksum is wrong"):
        engine.collect(engine.open(path).select(nw.col("spend").sum()))


def test_numbers_beyond_64_bits_are_told(engine: Engine) -> None:
    """A sum or an id that is too great is an error that says so, and no blame of a file."""
    sums = engine.open(pa.table({"n": [2**62] * 2})).select(nw.col("n").sum().cast(nw.Int64))

    with pytest.raises(TableError, match="does not fit in 64 bits"):
        engine.collect(sums)

    with pytest.raises(TableError, match="does not fit in 64 bits"):
        engine.collect(
            engine.open(pa.table({"id": pa.array([2**63], pa.uint64())})).select(
                nw.col("id").cast(nw.Int64)
            )
        )


def test_errors_tell_no_values(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither the error nor the log of a failed job quotes what stood in a row."""
    frame = engine.open(pa.table({"id": ["SECRET"]})).select(nw.col("id").cast(nw.Int64))

    with pytest.raises(TableError) as caught:
        engine.collect(frame)

    assert "SECRET" not in str(caught.value) + "".join(capfd.readouterr())
    assert caught.value.__suppress_context__


def test_held_frame_is_computed_once(engine: Engine, tmp_path: Path) -> None:
    """What is held stays when its file is gone."""
    write_table(tmp_path / "some.parquet", TABLE)
    frame = engine.open(tmp_path / "some.parquet")

    held = engine.hold(frame.filter(~nw.col("n").is_null()).select(nw.col("n") + 1))
    (tmp_path / "some.parquet").unlink()

    assert sorted(engine.collect(held)["n"].to_pylist()) == [1, 2, 3, 4, 5, 6, 9007199254740994]


def test_local_times_follow_the_clocks(engine: Engine) -> None:
    """Around midnight and the change to summer time, each moment is that of the zone's own clocks."""
    moments = [
        dt.datetime(2020, 3, 29, 0, 59, 59, tzinfo=dt.UTC),
        dt.datetime(2020, 3, 29, 1, 0, tzinfo=dt.UTC),
        dt.datetime(2020, 6, 30, 23, 30, tzinfo=dt.UTC),
        dt.datetime(2020, 12, 31, 23, 30, tzinfo=dt.UTC),
    ]
    frame = engine.open(pa.table({"at": pa.array(moments, pa.timestamp("us", "America/New_York"))}))

    local = engine.local_times(frame, "at", "Europe/London")

    assert local.collect_schema()["at"] == nw.Datetime("us")
    assert sorted(engine.collect(local)["at"].to_pylist()) == [
        dt.datetime(2020, 3, 29, 0, 59, 59),  # noqa: DTZ001 - the wall clock
        dt.datetime(2020, 3, 29, 2, 0),  # noqa: DTZ001
        dt.datetime(2020, 7, 1, 0, 30),  # noqa: DTZ001
        dt.datetime(2020, 12, 31, 23, 30),  # noqa: DTZ001
    ]


def test_unknown_time_zone_is_refused(engine: Engine) -> None:
    """A name that is no time zone says so."""
    frame = engine.open(pa.table({"at": pa.array([0], pa.timestamp("us", "UTC"))}))

    with pytest.raises(ParameterError, match="'Londn' is no time zone"):
        engine.local_times(frame, "at", "Londn")


def test_engine_may_be_entered_again(engine: Engine) -> None:
    """What was opened outside lasts after an inner exit."""
    frame = engine.open(TABLE)

    with engine:
        held = engine.hold(frame)

    assert engine.collect(held).num_rows == engine.collect(frame).num_rows == len(IDS)


def test_foreign_parquet_opens(engine: Engine, tmp_path: Path) -> None:
    """Old time stamps, decimals and page sizes of other writers make no difference."""
    moment = dt.datetime(2011, 12, 9, 23, 59, 59)  # noqa: DTZ001 - the wall clock
    table = pa.table(
        {"at": [moment], "paid": pa.array([1234], pa.int64()).cast(pa.decimal128(21, 2))}
    )
    pq.write_table(
        table, tmp_path / "old.parquet", version="1.0", use_deprecated_int96_timestamps=True
    )

    frame = engine.open(tmp_path / "old.parquet")
    told = frame.select(nw.col("at").dt.ordinal_day(), nw.col("paid").cast(nw.Float64))

    assert engine.collect(told).to_pylist() == [{"at": 343, "paid": 1234.0}]


@pytest.mark.parametrize("is_file", [False, True])
def test_names_that_differ_by_capitals_are_refused(
    engine: Engine,
    tmp_path: Path,
    is_file: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """`ID` and `id` would be one column to either engine."""
    table = pa.table({"ID": [1], "id": [2]})
    pq.write_table(table, tmp_path / "some.parquet")

    with pytest.raises(TableError, match=r"capitals alone[\s\S]*\['ID', 'id'\]"):
        engine.open(tmp_path / "some.parquet" if is_file else table)
