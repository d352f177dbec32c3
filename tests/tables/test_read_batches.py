from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.errors import TableError
from custseg.tables import read_batches, write_table

if TYPE_CHECKING:
    from pathlib import Path

ids = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(ids=st.lists(ids, min_size=1, max_size=20))
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_ids_come_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, ids: list[str], suffix: str
) -> None:
    """Any text written to a file of either format is read as the same text, in the same order."""
    path = tmp_path_factory.mktemp("ids") / f"ids.{suffix}"
    write_table(path, pa.table({"id": ids, "n": list(range(len(ids)))}))

    batches = read_batches(path, columns=("id",), batch_size=7)

    assert [text for batch in batches for text in batch["id"].to_pylist()] == ids


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_batches_have_the_columns_in_order_and_at_most_the_size(
    tmp_path: Path, suffix: str
) -> None:
    """Only the named columns are read, as named, in batches of the size asked for."""
    path = tmp_path / f"some.{suffix}"
    write_table(path, pa.table({"a": range(10_000), "b": range(10_000), "c": range(10_000)}))

    batches = list(read_batches(path, columns=("c", "a"), batch_size=3_000))

    assert {tuple(batch.schema.names) for batch in batches} == {("c", "a")}
    assert max(len(batch) for batch in batches) <= 3_000
    assert [int(value) for batch in batches for value in batch["a"].to_pylist()] == list(
        range(10_000)
    )


def test_csv_values_are_texts(tmp_path: Path) -> None:
    """Nothing of a CSV file is guessed; an empty value is missing, and NA is a text."""
    path = tmp_path / "some.csv"
    path.write_text("id,Id x,spend\n007,NA,1.50\n,,\n")

    (batch,) = read_batches(path, columns=("id", "Id x", "spend"))

    assert [list(row.values()) for row in batch.to_pylist()] == [["007", "NA", "1.50"], [None] * 3]


def test_damage_is_told_when_it_is_reached(tmp_path: Path) -> None:
    """Batches before a ragged line come, and then an error."""
    path = tmp_path / "long.csv"
    path.write_text("id,spend\n" + "1,2\n" * 5_000 + "SECRET\n")

    with pytest.raises(TableError, match="line 5002") as caught:
        list(read_batches(path, columns=("id",), batch_size=1_000))

    assert "SECRET" not in str(caught.value)


def test_flipped_byte_is_found(tmp_path: Path) -> None:
    """A damaged Parquet file gives an error, not other numbers."""
    path = tmp_path / "some.parquet"
    write_table(path, pa.table({"spend": np.random.default_rng(0).normal(size=50_000)}))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(TableError, match="checksum is wrong"):
        list(read_batches(path, columns=("spend",)))


def test_reading_may_stop_early(tmp_path: Path) -> None:
    """A file is closed when its batches are no longer wanted."""
    path = tmp_path / "some.csv"
    path.write_text("id\n" + "1\n" * 5_000)

    batches = read_batches(path, columns=("id",), batch_size=1_000)
    next(batches)
    batches.close()

    path.unlink()
    assert not path.exists()
