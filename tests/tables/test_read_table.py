from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.tables import read_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

TABLE = pa.table({"id": ["00123", "7"], "spend": [1.5, None], "n": [2**53 + 1, 0]})


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_what_is_written_is_read(tmp_path: Path, suffix: str) -> None:
    """A table passes through a file of either format with its ids, numbers and rows."""
    write_table(tmp_path / f"some.{suffix}", TABLE)

    assert read_table(tmp_path / f"some.{suffix}", text_columns=("id",)).equals(TABLE)


def test_rows_keep_their_order(tmp_path: Path) -> None:
    """A long CSV file is read in its order, though by several threads."""
    table = pa.table({"n": range(300_000)})
    write_table(tmp_path / "long.csv", table)

    assert read_table(tmp_path / "long.csv").equals(table)


def test_dictionaries_stay(tmp_path: Path) -> None:
    """A Parquet file gives back its dictionary columns."""
    table = pa.table({"segment": pa.array(["a", "b", "a"]).dictionary_encode()})
    write_table(tmp_path / "some.parquet", table)

    assert read_table(tmp_path / "some.parquet").schema == table.schema


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_missing_file_is_refused(tmp_path: Path, suffix: str) -> None:
    """A path without a file says so."""
    with pytest.raises(TableError, match="There is no file"):
        read_table(tmp_path / f"none.{suffix}")
