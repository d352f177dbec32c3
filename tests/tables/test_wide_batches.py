"""A file of hundreds of columns passes through a small memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from custseg.errors import TableError
from custseg.tables import read_batches, write_table
from file_limit import file_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

N_ROWS = 1_000
NAMES = tuple(f"f{number}" for number in range(75))
KILLED = """
import os, signal, sys
from pathlib import Path
from custseg.tables import column_names, read_batches

path = Path(sys.argv[1])
batches = read_batches(path, columns=tuple(column_names(path)), batch_size=10)
next(batches)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def table() -> pa.Table:
    """Draw 75 columns of numbers, texts and encoded texts, some of them missing."""
    rng = np.random.default_rng(0)
    numbers = [pa.array(rng.normal(size=N_ROWS), mask=rng.random(N_ROWS) < 0.1) for _ in NAMES]
    texts = pa.array([None if n % 9 == 0 else f"text {n % 400}" for n in range(N_ROWS)])
    numbers[3], numbers[40], numbers[74] = texts, texts.dictionary_encode(), texts
    return pa.table(dict(zip(NAMES, numbers, strict=True)))


def open_files() -> int:
    """Count the open files of this process."""
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize("batch_size", [7, 64, N_ROWS])
@pytest.mark.parametrize("n_columns", [1, 32, 33, 75])
def test_every_value_comes_back(
    table: pa.Table, tmp_path: Path, n_columns: int, batch_size: int
) -> None:
    """In the order of rows and of the columns asked for, across row groups, in batches of the size asked for."""
    path = tmp_path / "wide.parquet"
    pq.write_table(table, path, row_group_size=300)
    names = NAMES[::-1][:n_columns]

    batches = list(read_batches(path, columns=names, batch_size=batch_size))

    assert pa.Table.from_batches(batches).equals(table.select(names))
    assert max(map(len, batches)) <= batch_size


def test_no_rows_are_no_batches(table: pa.Table, tmp_path: Path) -> None:
    """Whether the file has an empty row group or none."""
    pq.write_table(table.slice(0, 0), tmp_path / "none.parquet")
    with pq.ParquetWriter(tmp_path / "empty.parquet", table.schema) as sink:
        sink.write_table(table.slice(0, 0))
        sink.write_table(table)

    assert not list(read_batches(tmp_path / "none.parquet", columns=NAMES))
    assert sum(map(len, read_batches(tmp_path / "empty.parquet", columns=NAMES))) == N_ROWS


def test_a_killed_job_leaves_nothing_of_the_customers(table: pa.Table, tmp_path: Path) -> None:
    """Killed while rows come back, it leaves an empty folder for temporary files."""
    (tmp_path / "spill").mkdir()
    write_table(tmp_path / "wide.parquet", table)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "wide.parquet")],
        env={**os.environ, "TMPDIR": str(tmp_path / "spill")},
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    assert not any((tmp_path / "spill").iterdir())


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="the system does not list open files")
def test_no_file_stays_open(table: pa.Table, tmp_path: Path) -> None:
    """Whoever stops early lets go of the temporary files too."""
    write_table(tmp_path / "wide.parquet", table)
    before = open_files()

    with closing(read_batches(tmp_path / "wide.parquet", columns=NAMES)) as batches:
        next(batches)
        midway = open_files()

    assert midway > before
    assert open_files() == before


def test_a_missing_temporary_folder_is_told(
    table: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names that folder and how to choose another, and does not blame the table."""
    write_table(tmp_path / "wide.parquet", table)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(TableError, match=r"temporary folder .*gone cannot hold") as caught:
        next(read_batches(tmp_path / "wide.parquet", columns=NAMES))

    assert "set TMPDIR" in caught.value.hint
    assert "wide.parquet" not in str(caught.value)


@pytest.mark.parametrize("n_rows", [3, 100_000], ids=["when closing", "when writing"])
def test_a_full_temporary_folder_is_told(tmp_path: Path, n_rows: int) -> None:
    """Few bytes find no room only when the temporary file is closed; the table is not blamed then either."""
    table = pa.table(dict.fromkeys(NAMES, np.zeros(n_rows)))
    write_table(tmp_path / "wide.parquet", table)

    with (
        pytest.raises(TableError, match=r"temporary folder .* cannot hold") as caught,
        file_limit(100),
    ):
        next(read_batches(tmp_path / "wide.parquet", columns=NAMES))

    assert (caught.value.found, "set TMPDIR" in caught.value.hint) == ("File too large", True)
    assert "wide.parquet" not in str(caught.value)


def test_damage_is_found_in_every_part(table: pa.Table, tmp_path: Path) -> None:
    """One flipped byte in the last column is told before any row of its group is given."""
    path = tmp_path / "wide.parquet"
    write_table(path, table)
    column = pq.read_metadata(path).row_group(0).column(73)
    data = bytearray(path.read_bytes())
    data[column.data_page_offset + column.total_compressed_size // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(TableError, match="checksum is wrong"):
        next(read_batches(path, columns=NAMES))


def test_few_columns_are_in_memory_at_a_time(tmp_path: Path, own_pool: pa.MemoryPool) -> None:
    """100 columns at once would take 100 MB: Arrow holds a page of each, and where it has one a dictionary."""
    values = np.random.default_rng(0).normal(size=140_000)
    table = pa.table({f"f{number}": np.roll(values, number) for number in range(100)})
    pq.write_table(table, tmp_path / "wide.parquet")

    for _ in read_batches(
        tmp_path / "wide.parquet", columns=tuple(table.column_names), batch_size=1_000
    ):
        pass

    assert own_pool.max_memory() < 60 << 20


@pytest.fixture
def own_pool() -> Iterator[pa.MemoryPool]:
    """Make Arrow take its memory from where it otherwise takes none, and count it there."""
    usual, pool = pa.default_memory_pool(), pa.system_memory_pool()
    if usual.backend_name == pool.backend_name:
        pytest.skip("the system's own memory is used anyway, and was counted before")
    pa.set_memory_pool(pool)
    yield pool
    pa.set_memory_pool(usual)
