from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from custseg.errors import TableError
from custseg.tables import write_table
from custseg.workflows.sample_table import sample_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_a_small_table_is_read_whole(tmp_path: Path, suffix: str) -> None:
    """Its rows in their order."""
    path = tmp_path / f"t.{suffix}"
    write_table(path, pa.table({"x": range(50)}))

    found, n_rows = sample_table(path, n_rows=100)

    assert [int(x) for x in found["x"].to_pylist()] == list(range(50))
    assert n_rows == 50


def test_a_big_table_is_read_in_blocks_all_over_it(tmp_path: Path) -> None:
    """Twenty of five rows each, the first and the last row among them."""
    path = tmp_path / "t.parquet"
    write_table(path, pa.table({"x": range(1_000)}))

    found, n_rows = sample_table(path, n_rows=100)

    rows = found["x"].to_pylist()
    assert (len(rows), n_rows) == (100, 1_000)
    assert (rows[:5], rows[-1]) == ([0, 1, 2, 3, 4], 999)


def test_an_empty_table_has_columns(tmp_path: Path) -> None:
    """And no rows."""
    path = tmp_path / "t.parquet"
    write_table(path, pa.table({"x": pa.array([], pa.int64())}))

    found, n_rows = sample_table(path, n_rows=100)

    assert (found.column_names, len(found), n_rows) == (["x"], 0, 0)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    """A run would refuse them, too."""
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table([[1], [2]], names=["spend", "spend"]), path)

    with pytest.raises(TableError, match=r"'t.parquet' has columns twice: \['spend'\]"):
        sample_table(path, n_rows=100)
