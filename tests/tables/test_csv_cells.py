from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from custseg.errors import ParameterError, TableError
from custseg.tables import CsvCells, DuckDBEngine

if TYPE_CHECKING:
    from pathlib import Path


def cells_of(path: Path, *texts: str, **cells: Any) -> list[Any]:
    path.write_text("\n".join(("cell,next", *(f"{text},x" for text in texts), "")))
    with DuckDBEngine(n_threads=1) as engine:
        return engine.collect(engine.open(path, cells=CsvCells(**cells)))["cell"].to_pylist()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2017-03-26", "2017-03-26 00:00:00"),
        (" 2017-03-26T04:05 ", "2017-03-26 04:05:00"),
        ("2017-03-26 04:05:06.5", "2017-03-26 04:05:06.500000"),
        ("2017-03-26T00:30:00Z", "2017-03-26 01:30:00"),
        ("2017-03-26T01:30:00+00:00", "2017-03-26 03:30:00"),
        ("2017-03-26 05:00:00-0800", "2017-03-26 15:00:00"),
        ("2017-02-30", None),
        ("26/03/2017", None),
        ("2017-03-26 04:05:06 +02:00", None),
        ("infinity", None),
        ("", None),
    ],
)
def test_times_are_those_of_iso_8601(tmp_path: Path, text: str, time: str | None) -> None:
    """With an offset they are instants, shown on the clocks of the zone; without they stand as they are."""
    found = cells_of(tmp_path / "a.csv", text, "bad", times=("cell",), time_zone="Europe/Berlin")

    assert [found[0] and str(found[0]), found[1]] == [time, None]


def test_a_format_may_be_stated(tmp_path: Path) -> None:
    """With an offset in it, too."""
    found = cells_of(
        tmp_path / "a.csv",
        "03/05/2017 23:30 -0100",
        times=("cell",),
        time_format="%d/%m/%Y %H:%M %z",
    )

    assert list(map(str, found)) == ["2017-05-04 00:30:00"]


def test_numbers_and_integers_are_read_alone(tmp_path: Path) -> None:
    """A word beside them changes nothing; an integer has no fraction."""
    numbers = cells_of(tmp_path / "a.csv", "1.5", "x", "-2", numbers=("cell",))
    integers = cells_of(tmp_path / "b.csv", "9007199254740993", "7.6", "x", integers=("cell",))

    assert numbers == [1.5, None, -2.0]
    assert integers == [9007199254740993, None, None]


def test_names_that_differ_by_capitals_are_refused(tmp_path: Path) -> None:
    """In a CSV file as in a Parquet file."""
    (tmp_path / "a.csv").write_text("id,ID\n1,2\n")

    with DuckDBEngine() as engine:
        for options in ({}, {"cells": CsvCells()}):
            with pytest.raises(TableError, match="differ by capitals alone"):
                engine.open(tmp_path / "a.csv", **options)


@pytest.mark.parametrize("wrong", [{"time_format": "%Q"}, {"time_zone": "Berlin"}])
def test_wrong_formats_and_zones_are_refused(wrong: dict[str, Any]) -> None:
    """Before any file is opened."""
    with pytest.raises(ParameterError, match=r"no (format of times|time zone)"):
        CsvCells(**wrong)
