from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import TableError
from custseg.tables import open_atomically, write_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_file_appears_at_the_end(tmp_path: Path) -> None:
    """Until all is written, the old file stands."""
    path = tmp_path / "report.html"
    path.write_bytes(b"old")

    with open_atomically(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_exception_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    """Whatever interrupts the writing, no half file and no temporary file is left."""

    def write() -> None:
        with open_atomically(tmp_path / "report.html") as file:
            file.write(b"half")
            raise error("stop")

    with pytest.raises(error, match="stop"):
        write()

    assert list(tmp_path.iterdir()) == []


def test_folders_are_made(tmp_path: Path) -> None:
    """A file in a folder that is not there yet brings the folder along."""
    write_bytes(tmp_path / "out" / "deep" / "a.bin", b"data")

    assert (tmp_path / "out" / "deep" / "a.bin").read_bytes() == b"data"


def test_rights_are_those_of_any_new_file(tmp_path: Path) -> None:
    """Colleagues may read what is written, as far as the user's own settings let them."""
    (tmp_path / "plain").touch()

    write_bytes(tmp_path / "written", b"")

    assert (tmp_path / "written").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_impossible_place_is_refused(tmp_path: Path) -> None:
    """A file below another file cannot be, and says so."""
    (tmp_path / "file").touch()

    with pytest.raises(TableError, match="cannot be written"):
        write_bytes(tmp_path / "file" / "below", b"")


def test_folder_is_not_replaced(tmp_path: Path) -> None:
    """A folder under the name stays, and nothing is left beside it."""
    (tmp_path / "taken").mkdir()

    with pytest.raises(TableError, match="cannot be written"):
        write_bytes(tmp_path / "taken", b"")

    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]
