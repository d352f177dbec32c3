from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from custseg.errors import TableError
from custseg.tables import open_writer, read_batches, read_table, write_table
from file_limit import file_limit

if TYPE_CHECKING:
    from pathlib import Path

TABLE = pa.table(
    {
        "id": ["00123", 'a "b", c\nd'],
        "segment": pa.array(["one", None]).dictionary_encode(),
        "margin": [0.1, None],
    }
)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_batches_become_one_file(tmp_path: Path, suffix: str) -> None:
    """Batches and tables are appended in their order."""
    path = tmp_path / f"some.{suffix}"

    with open_writer(path, TABLE.schema) as writer:
        writer.write(TABLE.to_batches()[0])
        writer.write(TABLE)

    written = pa.Table.from_batches(read_batches(path, columns=("id", "margin")))
    assert written["id"].to_pylist() == TABLE["id"].to_pylist() * 2


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_no_batch_is_an_empty_table(tmp_path: Path, suffix: str) -> None:
    """A file without rows has its header."""
    path = tmp_path / f"some.{suffix}"

    with open_writer(path, TABLE.schema):
        pass

    assert read_table(path).column_names == TABLE.column_names
    assert read_table(path).num_rows == 0


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_exception_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    """A job that fails midway changes nothing."""
    path = tmp_path / f"some.{suffix}"
    write_table(path, TABLE)
    before = path.read_bytes()

    def write_half() -> None:
        with open_writer(path, TABLE.schema) as writer:
            writer.write(TABLE)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        write_half()

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_same_table_gives_same_bytes(tmp_path: Path, suffix: str) -> None:
    """Nothing in a file tells when or where it was written."""
    for name in ("one", "two"):
        write_table(tmp_path / f"{name}.{suffix}", TABLE)

    one, two = (tmp_path / f"{name}.{suffix}" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_parquet_is_compressed(tmp_path: Path) -> None:
    """Columns of a Parquet file are packed with zstd."""
    write_table(tmp_path / "some.parquet", TABLE)

    metadata = pq.read_metadata(tmp_path / "some.parquet")
    assert metadata.row_group(0).column(0).compression == "ZSTD"


def test_only_dictionary_columns_have_dictionaries(tmp_path: Path) -> None:
    """Ids and numbers hardly repeat: looking for repetitions would double the time of writing."""
    write_table(tmp_path / "some.parquet", TABLE)

    group = pq.read_metadata(tmp_path / "some.parquet").row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    assert [column.has_dictionary_page for column in columns] == [False, True, False]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_batches_do_not_matter(tmp_path: Path, suffix: str) -> None:
    """However the rows are cut, the file has the same bytes; a Parquet file has full row groups."""
    n_rows = 300_000
    words = (
        pa.array(["one", "two", "three"]).dictionary_encode().take(pa.array([0, 1, 2] * 100_000))
    )
    table = pa.table({"id": range(n_rows), "segment": words, "text": map(str, range(n_rows))})

    written = set()
    for step in (n_rows, 131_072, 70_001):
        with open_writer(tmp_path / f"some.{suffix}", table.schema) as writer:
            for start in range(0, n_rows, step):
                writer.write(table.slice(start, step))
        written.add((tmp_path / f"some.{suffix}").read_bytes())

    assert len(written) == 1
    if suffix == "parquet":
        metadata = pq.read_metadata(tmp_path / "some.parquet")
        n_per_group = [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]
        assert n_per_group == [131_072, 131_072, 37_856]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_rows_may_come_one_by_one(tmp_path: Path, suffix: str) -> None:
    """Thousands of small batches around the end of a row group give the bytes of one table."""
    n_rows = 131_072 + 1_300
    words = pa.array([f"word {n % 3}" for n in range(n_rows)]).dictionary_encode()
    table = pa.table({"id": range(n_rows), "segment": words, "text": map(str, range(n_rows))})
    write_table(tmp_path / f"whole.{suffix}", table)

    with open_writer(tmp_path / f"some.{suffix}", table.schema) as writer:
        writer.write(table.slice(0, 131_072 - 1_300))
        for start in range(131_072 - 1_300, n_rows):
            writer.write(table.slice(start, 1))

    whole, some = (tmp_path / f"{name}.{suffix}" for name in ("whole", "some"))
    assert some.read_bytes() == whole.read_bytes()


def test_unknown_suffix_is_refused(tmp_path: Path) -> None:
    """A format that is not known is refused before anything is made."""
    with pytest.raises(TableError, match="no known format"):
        write_table(tmp_path / "some.xlsx", TABLE)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_full_disk_is_told(tmp_path: Path, suffix: str) -> None:
    """When there is no room, the job ends with a clear message and leaves nothing."""
    table = pa.table({"noise": [os.urandom(100_000).hex()]})

    with pytest.raises(TableError, match="cannot be written"), file_limit(100_000):
        write_table(tmp_path / f"some.{suffix}", table)

    assert list(tmp_path.iterdir()) == []
