from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import TableError
from custseg.workflows.check_output import check_output

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two tables of lines, and a link to one of them."""
    (tmp_path / "lines").mkdir()
    for name in ("may.csv", "june.csv"):
        (tmp_path / "lines" / name).write_text("id\n1\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "lines" / "may.csv")
    return tmp_path


def _check(folder: Path, output: str, *, source: str) -> None:
    target = folder / output
    rejects = target.with_name(f"{target.stem}.rejects.csv")
    check_output(target, rejects, sources=[folder / source, "a table in memory"])


@pytest.mark.parametrize(
    ("output", "source"),
    [
        ("lines/may.csv", "lines/may.csv"),
        ("lines/../lines/may.csv", "lines/may.csv"),
        ("link.csv", "lines/may.csv"),
        ("lines/may.csv", "link.csv"),
        ("lines/may.csv", "lines"),
        ("lines/may.csv", "lines/*.csv"),
    ],
)
def test_a_table_that_is_read_is_not_written_over(folder: Path, output: str, source: str) -> None:
    """Whatever way leads to it."""
    with pytest.raises(TableError, match="would be written over") as caught:
        _check(folder, output, source=source)

    assert str(folder / output) in str(caught.value.found)


def test_nor_is_one_by_the_rejects(folder: Path) -> None:
    """They have a name of their own, which may be that of an input."""
    (folder / "out.rejects.csv").write_text("id\n1\n")

    with pytest.raises(TableError, match="would be written over"):
        _check(folder, "out.csv", source="out.rejects.csv")


@pytest.mark.parametrize("source", ["lines", "lines/*.csv", "*/*.csv", "**/*.csv"])
def test_a_new_file_does_not_join_what_is_read(folder: Path, source: str) -> None:
    """The next run would take it for lines."""
    with pytest.raises(TableError, match="take in what is written"):
        _check(folder, "lines/out.csv", source=source)


@pytest.mark.parametrize("source", ["lines", "lines/*.csv", "lines/may.csv"])
def test_a_file_beside_them_is_written(folder: Path, source: str) -> None:
    """Another folder, which need not be there, is no matter."""
    _check(folder, "new/folder/out.csv", source=source)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("out.xlsx", "is of no known format"),
        ("out", "is of no known format"),
        ("link.csv/out.csv", "cannot be written"),
        ("folder.csv", "is a folder"),
    ],
)
def test_a_place_for_no_table_is_refused(folder: Path, output: str, message: str) -> None:
    """Before hours of work, and not after them."""
    (folder / "folder.csv").mkdir()

    with pytest.raises(TableError, match=message):
        _check(folder, output, source="lines/may.csv")
