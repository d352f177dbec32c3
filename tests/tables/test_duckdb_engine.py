from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
import pyarrow as pa
import pytest

from custseg.errors import ParameterError, TableError
from custseg.tables import DuckDBEngine, write_table

TABLE = pa.table({"id": ["00123", "7"], "spend": [1.5, None]})


def rows_of(source: Any, **options: Any) -> list[dict[str, Any]]:
    with DuckDBEngine() as engine:
        return engine.collect(engine.open(source, **options).sort("id")).to_pylist()


@pytest.mark.parametrize("convert", [pa.Table.to_pandas, pl.from_arrow, lambda table: table])
def test_tables_of_any_kind_open(convert: Any) -> None:
    """Pandas, Polars and Arrow tables are the same lazy frame."""
    assert rows_of(convert(TABLE)) == TABLE.to_pylist()


@pytest.mark.parametrize("suffix", ["csv", "CSV", "parquet", "pq"])
@pytest.mark.parametrize("stem", ["it's", 'a"b', "d[1]", "d*", "d?", "100%20 é", ".hidden", "-"])
def test_file_names_are_taken_literally(tmp_path: Path, stem: str, suffix: str) -> None:
    """Quotes and patterns in a path are letters, and never another file."""
    write_table(tmp_path / f"d1.{suffix}", pa.table({"id": ["wrong"], "spend": [0.0]}))
    write_table(tmp_path / f"{stem}.{suffix}", TABLE)

    rows = rows_of(tmp_path / f"{stem}.{suffix}", text_columns=("id", "not there"))

    assert rows == TABLE.to_pylist()


def test_path_may_be_text(tmp_path: Path) -> None:
    """A path as text opens too."""
    write_table(tmp_path / "some.parquet", TABLE)

    assert rows_of(str(tmp_path / "some.parquet")) == TABLE.to_pylist()


def test_csv_types_come_from_all_rows(tmp_path: Path) -> None:
    """A word in the last of many rows makes a column text, and no error."""
    path = tmp_path / "long.csv"
    path.write_text("id,code\n" + "".join(f"{row},{row}\n" for row in range(30_000)) + "30000,x\n")

    with DuckDBEngine() as engine:
        schema = engine.open(path).collect_schema()

    assert (schema["id"], schema["code"]) == (nw.Int64(), nw.String())


@pytest.mark.parametrize("line", ["SECRET", "SECRET,d,e", '"SECRET,d', '"SECRET"d,e'])
@pytest.mark.parametrize("n_lines", [1, 50_000])
def test_ragged_csv_is_refused_without_quoting_it(tmp_path: Path, line: str, n_lines: int) -> None:
    """A value too many or too few, or half a quote, is an error that does not tell what stands there."""
    path = tmp_path / "ragged.csv"
    path.write_text("id,name\n" + "a,b\n" * n_lines + line + "\n" + "c,d\n" * n_lines)

    with pytest.raises(TableError, match=r"cannot be read.[\s\S]*quotes in pairs") as caught:
        rows_of(path)

    assert "SECRET" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_csv_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8 says so."""
    path = tmp_path / "latin.csv"
    path.write_bytes("id,name\n1,é\n".encode("latin-1"))

    with pytest.raises(TableError, match="save the file as UTF-8"):
        rows_of(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_that_of_the_header(tmp_path: Path, delimiter: str) -> None:
    """The header tells the delimiter, a quoted one in a name aside."""
    path = tmp_path / "some.csv"
    path.write_text(f'id{delimiter}"a,b;c,d;|"\n1{delimiter}2\n')

    assert rows_of(path) == [{"id": 1, "a,b;c,d;|": 2}]


def test_empty_file_is_refused(tmp_path: Path) -> None:
    """A CSV file without a header is no table."""
    (tmp_path / "empty.csv").touch()

    with pytest.raises(TableError, match="has no header"):
        rows_of(tmp_path / "empty.csv")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A path without a file says so."""
    with pytest.raises(TableError, match="There is no file"):
        rows_of(tmp_path / "none.parquet")


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    """A folder without tables is none, whatever its name."""
    (tmp_path / "folder.parquet").mkdir()

    with pytest.raises(TableError, match="holds no Parquet or CSV file"):
        rows_of(tmp_path / "folder.parquet")


def test_unknown_suffix_is_refused(tmp_path: Path) -> None:
    """A file of another format is refused before it is looked at."""
    with pytest.raises(TableError, match=r"no known format[\s\S]*'.xlsx'"):
        rows_of(tmp_path / "some.xlsx")


def test_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """A suffix promises what the file must hold."""
    (tmp_path / "some.parquet").write_text("id,spend\n")

    with pytest.raises(TableError, match="cannot be read"):
        rows_of(tmp_path / "some.parquet")


def test_flipped_byte_is_found(tmp_path: Path) -> None:
    """A damaged Parquet file gives an error, not a wrong sum."""
    path = tmp_path / "some.parquet"
    write_table(path, pa.table({"spend": np.random.default_rng(0).normal(size=50_000)}))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with DuckDBEngine() as engine, pytest.raises(TableError, match="checksum is wrong"):
        engine.collect(engine.open(path).select(nw.col("spend").sum()))


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder and the folder of temporary files are as they were."""
    monkeypatch.chdir(tmp_path)
    before = set(Path(tempfile.gettempdir()).glob("custseg-*"))

    rows_of(TABLE)

    assert list(tmp_path.iterdir()) == []
    assert set(Path(tempfile.gettempdir()).glob("custseg-*")) <= before


def wide_table() -> pa.Table:
    rng = np.random.default_rng(0)
    return pa.table({name: rng.integers(0, 2**62, 1_000_000) for name in "abcdefgh"})


def test_work_larger_than_memory_spills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups that do not fit in memory are finished on disk, and the disk is clean afterwards."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    write_table(tmp_path / "some.parquet", wide_table())

    with DuckDBEngine(memory_limit="60MB", spill_limit="1GB", n_threads=1) as engine:
        groups = engine.hold(engine.open(tmp_path / "some.parquet").unique())
        has_spilled = any(tmp_path.glob("custseg-*/*"))
        n_groups = engine.collect(groups.select(nw.len()))["len"][0].as_py()

    assert (has_spilled, n_groups) == (True, 1_000_000)
    assert [path.name for path in tmp_path.iterdir()] == ["some.parquet"]


def test_work_beyond_all_limits_is_told(tmp_path: Path) -> None:
    """Where neither memory nor spilling suffices, the limits are named."""
    write_table(tmp_path / "some.parquet", wide_table())

    with DuckDBEngine(memory_limit="40MB", spill_limit="1MB", n_threads=1) as engine:
        frame = engine.open(tmp_path / "some.parquet")

        with pytest.raises(ParameterError, match=r"limits[\s\S]*40MB[\s\S]*spill_limit=1MB"):
            engine.hold(frame.unique())


@pytest.mark.parametrize(
    "options", [{"memory_limit": "much"}, {"spill_limit": "much"}, {"memory_limit": "-1GB"}]
)
def test_limit_that_is_none_is_refused(options: dict[str, str]) -> None:
    """A limit is an amount of memory."""
    with pytest.raises(ParameterError, match=r"is not an amount of memory[\s\S]*(much|-1GB)"):
        DuckDBEngine(**options)


def test_threads_are_at_least_one() -> None:
    """No thread computes nothing."""
    with pytest.raises(ParameterError, match="n_threads"):
        DuckDBEngine(n_threads=0)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_types_of_many_files_come_from_all_rows(tmp_path: Path, suffix: str) -> None:
    """A column that is empty in the first files takes its type from the last."""
    for number in range(15):
        table = pa.table({"id": [number], "note": pa.nulls(1)})
        write_table(tmp_path / f"{number:02}.{suffix}", table)
    write_table(tmp_path / f"99.{suffix}", pa.table({"id": [99], "note": ["a"]}))

    with DuckDBEngine() as engine:
        notes = engine.collect(engine.open(tmp_path))["note"].to_pylist()

    assert (notes.count(None), notes.count("a")) == (15, 1)


def test_types_that_differ_are_refused(tmp_path: Path) -> None:
    """An id that is an integer in one file and a fraction in another would lose digits."""
    write_table(tmp_path / "a.parquet", pa.table({"id": [1]}))
    write_table(tmp_path / "b.parquet", pa.table({"id": [1.0]}))

    with DuckDBEngine() as engine, pytest.raises(TableError, match=r"\['double', 'int64'\]"):
        engine.open(tmp_path)


def test_a_file_under_two_paths_counts_once(tmp_path: Path) -> None:
    """A link, and a path with dots, lead to the same file."""
    write_table(tmp_path / "a.csv", TABLE)
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")

    rows = rows_of([tmp_path, tmp_path / ".." / tmp_path.name / "a.csv"], text_columns=("id",))

    assert rows == TABLE.to_pylist()


def test_two_formats_are_refused(tmp_path: Path) -> None:
    """A folder of CSV and Parquet files is not one table."""
    write_table(tmp_path / "a.parquet", TABLE)
    write_table(tmp_path / "b.csv", TABLE)

    with pytest.raises(TableError, match="of two formats"):
        rows_of(tmp_path)


def test_pattern_without_files_is_refused(tmp_path: Path) -> None:
    """A pattern that finds nothing says so, as does an empty list."""
    with pytest.raises(TableError, match="No file matches"):
        rows_of(tmp_path / "*.parquet")

    with pytest.raises(TableError, match="no files is no table"):
        rows_of([])
