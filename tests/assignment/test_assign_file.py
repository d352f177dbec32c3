from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import examples
from custseg.assignment import assign_file
from custseg.errors import ParameterError, RejectsError, TableError
from custseg.segmentation import Column, Contract
from custseg.tables import read_table, write_table

if TYPE_CHECKING:
    from custseg.assignment import Assigned
    from custseg.segmentation import Segmentation
    from custseg.steps import Preparation

TESTS = Path(__file__).parents[1]
KILLED = """
import os, signal, sys
from pathlib import Path
import examples
from custseg.assignment import assign_file
from custseg.tables import TableWriter

write, calls = TableWriter.write, []

def write_and_die(self, batch):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    write(self, batch)

TableWriter.write = write_and_die
assign_file(examples.segmentation(), Path(sys.argv[1]), Path(sys.argv[2]), batch_size=50)
"""

# What a CSV file cannot hold, or a reader may take for the end of a line, is no id of this test.
text_ids = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12
).filter(str.strip)
awkward_ids = st.sampled_from(
    ["NA", "null", "00123", "\uff11\uff12", "1e5", 'a"b', "a,b", "-0", "#1"]
)


@pytest.fixture
def segmentation() -> Segmentation:
    return examples.segmentation()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write 300 customers."""
    write_table(tmp_path / "customers.parquet", examples.customer_table())
    return tmp_path / "customers.parquet"


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """Write 300 customers of whom two are impossible."""
    table = examples.customer_table()
    spend = table["spend"].to_numpy().copy()
    spend[[7, 250]] = np.inf
    write_table(tmp_path / "spoiled.parquet", table.set_column(2, "spend", pa.array(spend)))
    return tmp_path / "spoiled.parquet"


class FailsFromBatch:
    """Prepare some batches, and then run out of memory."""

    def __init__(self, batch: int, preparation: Preparation) -> None:
        self.input_names = preparation.input_names
        self._preparation = preparation
        self._batch = batch
        self._calls = count()

    def transform(self, raw: np.ndarray) -> np.ndarray:
        """Return what the preparation makes of a batch, or fail."""
        if next(self._calls) >= self._batch:
            raise MemoryError("no room")
        return self._preparation.transform(raw)


class Recording:
    """Leave the columns as they are, and remember how many rows came at a time."""

    def __init__(self, input_names: tuple[str, ...]) -> None:
        self.input_names = input_names
        self.sizes: list[int] = []

    def transform(self, raw: np.ndarray) -> np.ndarray:
        """Return the columns."""
        self.sizes.append(len(raw))
        return raw


def files(folder: Path) -> set[str]:
    """Name the files of a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("batch_size", [1, 7, 300, 131_072])
def test_the_batches_do_not_matter(
    segmentation: Segmentation, source: Path, tmp_path: Path, batch_size: int
) -> None:
    """One row at a time, seven, or all: the answers are those of the table in memory, bit by bit."""
    assign_file(segmentation, source, tmp_path / "out.parquet", batch_size=batch_size)

    expected = segmentation.assign(examples.customer_table())
    assert read_table(tmp_path / "out.parquet").to_pylist() == expected.to_pylist()


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_threads_and_batches_do_not_change_a_byte(
    segmentation: Segmentation, spoiled: Path, tmp_path: Path, suffix: str
) -> None:
    """Assignments, rejects and counts are those of one thread and one batch."""
    source, output = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    write_table(source, read_table(spoiled))

    def run(n_threads: int, batch_size: int) -> tuple[Assigned, bytes, bytes]:
        done = assign_file(segmentation, source, output, n_threads=n_threads, batch_size=batch_size)
        return done, output.read_bytes(), (tmp_path / "out.rejects.csv").read_bytes()

    expected = run(1, 300)
    assert [run(*how) for how in ((1, 7), (2, 7), (4, 7), (4, 100))] == [expected] * 4


@pytest.mark.parametrize("n_threads", [1, 2, 4])
def test_no_thread_is_left_behind(
    segmentation: Segmentation, spoiled: Path, tmp_path: Path, n_threads: int
) -> None:
    """Neither after the work, nor after rejects that stop it."""
    before, output = threading.active_count(), tmp_path / "out.csv"
    work = partial(assign_file, segmentation, spoiled, output, batch_size=7, n_threads=n_threads)

    work()
    after_work = threading.active_count()
    with pytest.raises(RejectsError, match="too many to go on"):
        work(max_reject_share=0.005)

    assert (after_work, threading.active_count()) == (before, before)


def test_the_counts_add_up(segmentation: Segmentation, spoiled: Path, tmp_path: Path) -> None:
    """Rows in are assigned or rejected, and each segment says how many it got."""
    done = assign_file(segmentation, spoiled, tmp_path / "out.parquet", batch_size=100)

    assert (done.n_in, done.n_assigned, done.n_rejected, done.n_segments) == (300, 298, 2, 3)
    assert list(done.segment_counts) == ["s1", "s2", "s3", "none"]
    assert done.segment_counts["s1"] == read_table(done.output)["segment_id"].to_pylist().count(
        "s1"
    )


def test_the_storage_does_not_matter(
    segmentation: Segmentation, source: Path, tmp_path: Path
) -> None:
    """A CSV file, and one stored in float32, give what the Parquet file gives."""
    table = examples.customer_table()
    write_table(tmp_path / "customers.csv", table)
    single = [values.cast(pa.float32()) for values in table.columns[1:]]
    single_table = pa.table([table["customer_id"], *single], names=table.column_names)
    write_table(tmp_path / "single.parquet", single_table)

    answers = []
    for path in (source, tmp_path / "customers.csv", tmp_path / "single.parquet"):
        assign_file(segmentation, path, tmp_path / "out.parquet")
        answers.append(read_table(tmp_path / "out.parquet").to_pylist())

    assert answers[1] == answers[0]
    assert answers[2] == answers[0]


def test_parquet_and_csv_say_the_same(
    segmentation: Segmentation, source: Path, tmp_path: Path
) -> None:
    """Every digit of a membership is written."""
    assign_file(segmentation, source, tmp_path / "out.parquet")
    assign_file(segmentation, source, tmp_path / "out.csv")

    as_csv = read_table(tmp_path / "out.csv", text_columns=("customer_id",))
    assert as_csv.to_pylist() == read_table(tmp_path / "out.parquet").to_pylist()


def test_running_again_gives_the_same_bytes(
    segmentation: Segmentation, source: Path, tmp_path: Path
) -> None:
    """A night that ran twice is the night that ran once."""
    assign_file(segmentation, source, tmp_path / "out.parquet")
    first = (tmp_path / "out.parquet").read_bytes()

    assign_file(segmentation, source, tmp_path / "out.parquet")

    assert (tmp_path / "out.parquet").read_bytes() == first


@settings(max_examples=20, deadline=None)
@given(ids=st.lists(text_ids | awkward_ids, min_size=1, max_size=20))
def test_text_ids_come_out_byte_for_byte(ids: list[str]) -> None:
    """Through Parquet and through CSV, with their zeros, spaces, quotes and commas."""
    table = pa.table(
        {"customer_id": ids, "recency_days": [9.0] * len(ids), "spend": [9.0] * len(ids)}
    )

    for suffix in (".parquet", ".csv"):
        with tempfile.TemporaryDirectory() as name:
            source, output = Path(name, f"in{suffix}"), Path(name, f"out{suffix}")
            write_table(source, table)
            assign_file(examples.segmentation(), source, output, batch_size=7)
            if suffix == ".csv":
                with output.open(encoding="utf-8", newline="") as file:
                    out = [row["customer_id"] for row in csv.DictReader(file)]
            else:
                out = read_table(output)["customer_id"].to_pylist()
        assert out == ids


@pytest.mark.parametrize("kind", [pa.int64(), pa.uint64(), pa.int32(), pa.large_string()])
def test_the_type_of_ids_is_kept(
    segmentation: Segmentation, tmp_path: Path, kind: pa.DataType
) -> None:
    """Also where there are no rows at all."""
    ids = pa.array([2**31 - 1, 3]).cast(kind)
    table = pa.table({"customer_id": ids, "recency_days": [9.0] * 2, "spend": [9.0] * 2})

    for rows in (table, table.slice(0, 0)):
        write_table(tmp_path / "in.parquet", rows)
        assign_file(segmentation, tmp_path / "in.parquet", tmp_path / "out.parquet")
        assert read_table(tmp_path / "out.parquet")["customer_id"].equals(rows["customer_id"])


@given(number=st.integers(2**53, 2**63 - 1))
@settings(max_examples=10, deadline=None)
def test_large_integers_keep_every_digit(number: int) -> None:
    """Beyond 2^53 too, where a float would lose some."""
    table = pa.table({"customer_id": [number], "recency_days": [9.0], "spend": [9.0]})

    with tempfile.TemporaryDirectory() as name:
        write_table(Path(name, "in.parquet"), table)
        assign_file(examples.segmentation(), Path(name, "in.parquet"), Path(name, "out.csv"))
        out = Path(name, "out.csv").read_text().splitlines()[1]

    assert out.startswith(f"{number},")


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_no_rows_in_are_no_rows_out(
    segmentation: Segmentation, tmp_path: Path, suffix: str
) -> None:
    """An empty file is no fault."""
    write_table(tmp_path / f"in{suffix}", examples.customer_table().slice(0, 0))

    done = assign_file(segmentation, tmp_path / f"in{suffix}", tmp_path / f"out{suffix}")

    assert (done.n_in, done.n_assigned, done.n_segments, done.reject_share) == (0, 0, 0, 0)
    assert len(read_table(tmp_path / f"out{suffix}")) == 0


def test_rejects_have_a_row_an_id_and_a_reason(
    segmentation: Segmentation, spoiled: Path, tmp_path: Path
) -> None:
    """They stand beside the output, counted from 1 over all batches; the others are assigned."""
    done = assign_file(segmentation, spoiled, tmp_path / "out.parquet", batch_size=100)

    assert done.rejects == tmp_path / "out.rejects.csv"
    assert read_table(done.rejects, text_columns=("customer_id",)).to_pylist() == [
        {"row": 8, "customer_id": "00007", "reason": "spend: infinite, or too large for float32"},
        {"row": 251, "customer_id": "00250", "reason": "spend: infinite, or too large for float32"},
    ]


def test_rejects_of_an_earlier_run_go_away(
    segmentation: Segmentation, source: Path, spoiled: Path, tmp_path: Path
) -> None:
    """Where nothing is rejected now, no file says so."""
    assign_file(segmentation, spoiled, tmp_path / "out.parquet")

    done = assign_file(segmentation, source, tmp_path / "out.parquet")

    assert done.rejects is None
    assert files(tmp_path) == {"customers.parquet", "spoiled.parquet", "out.parquet"}


def test_too_many_rejects_give_no_output(
    segmentation: Segmentation, spoiled: Path, tmp_path: Path
) -> None:
    """The rejects file tells which rows, the error how many and why, and neither id nor value."""
    with pytest.raises(RejectsError, match="2 of 300 rows cannot be assigned") as caught:
        assign_file(segmentation, spoiled, tmp_path / "out.csv", max_reject_share=0.005)

    assert caught.value.found == "2 x spend: infinite, or too large for float32"
    assert caught.value.exit_status == 4
    assert "00007" not in str(caught.value)
    assert files(tmp_path) == {"spoiled.parquet", "out.rejects.csv"}


def test_missing_columns_are_named_before_any_work(
    segmentation: Segmentation, tmp_path: Path
) -> None:
    """Nothing is written."""
    write_table(tmp_path / "in.csv", examples.customer_table().select(["customer_id", "spend"]))

    with pytest.raises(TableError, match=r"in\.csv lacks 1 of its 3 columns: \['recency_days'\]"):
        assign_file(segmentation, tmp_path / "in.csv", tmp_path / "out.csv")

    assert files(tmp_path) == {"in.csv"}


def test_a_missing_source_is_named(segmentation: Segmentation, tmp_path: Path) -> None:
    """The path stands in the error."""
    with pytest.raises(TableError, match=r"There is no file .*nothing\.csv"):
        assign_file(segmentation, tmp_path / "nothing.csv", tmp_path / "out.csv")


def test_no_file_is_written_over_another(segmentation: Segmentation, source: Path) -> None:
    """Source, output and rejects are three files, however their paths are spelled."""
    same = source.parent / "." / ".." / source.parent.name / source.name
    before = source.read_bytes()

    with pytest.raises(TableError, match="must be different files"):
        assign_file(segmentation, source, same)
    with pytest.raises(TableError, match="must be different files"):
        assign_file(segmentation, source, source.with_name("out.csv"), rejects=same)

    assert source.read_bytes() == before


def test_a_batch_has_a_row_and_a_thread(
    segmentation: Segmentation, source: Path, tmp_path: Path
) -> None:
    """A batch size of 0 and no thread are refused, both at once."""
    with pytest.raises(ParameterError, match="Too small: batch_size, n_threads"):
        assign_file(segmentation, source, tmp_path / "out.csv", batch_size=0, n_threads=0)


def test_a_wide_table_is_placed_in_smaller_batches(tmp_path: Path) -> None:
    """So that the memory of a batch does not grow with the columns."""
    names = tuple(f"f{number}" for number in range(200))
    rows = np.random.default_rng(0).random((200, 7_000))
    table = pa.table({"id": range(7_000)} | dict(zip(names, rows, strict=True)))
    write_table(tmp_path / "wide.parquet", table)
    columns = tuple(Column(name=name, kind="number") for name in names)
    preparation = Recording(("f0", "f1"))
    wide = replace(
        examples.segmentation(),
        contract=Contract(id_column="id", columns=columns),
        preparation=preparation,
    )

    assign_file(wide, tmp_path / "wide.parquet", tmp_path / "out.parquet", n_threads=1)

    # Batches of 4,228 and 2,772 rows, placed in blocks of 4,096 at most.
    assert preparation.sizes == [4_096, 132, 2_772]


def test_a_source_that_breaks_midway_leaves_what_was_there(
    segmentation: Segmentation, tmp_path: Path
) -> None:
    """After a damaged page the old output is untouched, and nothing lies beside it."""
    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(
        examples.customer_table(),
        source,
        row_group_size=100,
        write_page_checksum=True,
        use_dictionary=False,
    )
    group = pq.ParquetFile(source).metadata.row_group(2).column(2)
    raw = bytearray(source.read_bytes())
    raw[group.data_page_offset + group.total_compressed_size // 2] ^= 1
    source.write_bytes(raw)
    output.write_bytes(b"of yesterday")

    with pytest.raises(TableError, match=r"in\.parquet cannot be read"):
        assign_file(segmentation, source, output, batch_size=50)

    assert output.read_bytes() == b"of yesterday"
    assert files(tmp_path) == {"in.parquet", "out.parquet"}


@pytest.mark.parametrize("n_threads", [1, 4])
def test_a_batch_that_cannot_be_placed_leaves_what_was_there(
    segmentation: Segmentation, source: Path, tmp_path: Path, n_threads: int
) -> None:
    """Whatever goes wrong in a thread comes out unchanged; no thread and no half file stays."""
    output, before = tmp_path / "out.parquet", threading.active_count()
    output.write_bytes(b"of yesterday")
    failing = replace(segmentation, preparation=FailsFromBatch(5, segmentation.preparation))

    with pytest.raises(MemoryError, match="no room"):
        assign_file(failing, source, output, batch_size=20, n_threads=n_threads)

    assert output.read_bytes() == b"of yesterday"
    assert files(tmp_path) == {"customers.parquet", "out.parquet"}
    assert threading.active_count() == before


def test_a_fault_while_writing_stops_every_thread(
    segmentation: Segmentation, spoiled: Path, tmp_path: Path
) -> None:
    """The rejects cannot be written while others read and place."""
    before = threading.active_count()

    with pytest.raises(TableError, match="cannot be written"):
        assign_file(
            segmentation,
            spoiled,
            tmp_path / "out.csv",
            rejects=spoiled / "rejects.csv",
            batch_size=5,
            n_threads=4,
        )

    assert files(tmp_path) == {"spoiled.parquet"}
    assert threading.active_count() == before


def test_a_killed_job_leaves_no_output(
    segmentation: Segmentation, source: Path, tmp_path: Path
) -> None:
    """Killed while the third of six batches is written; the next run does the whole job."""
    output = tmp_path / "out.parquet"

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(source), str(output)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    assert not output.exists()
    assert assign_file(segmentation, source, output).n_assigned == 300
