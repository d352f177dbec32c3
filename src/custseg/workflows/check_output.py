"""May a table be written there, without a table that is read being lost?"""

from __future__ import annotations

import glob
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from custseg.errors import TableError
from custseg.tables import format_of, table_files

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_output(output: Path, rejects: Path, *, sources: Iterable[object]) -> None:
    r"""Refuse, before any work, an output that cannot be written, or that is or would be part of a table which is read.

    Parameters
    ----------
    output, rejects
        The files that the work writes, there already or not. Missing folders are made later.
    sources
        What it reads: paths, patterns and folders; whatever else is no file, and cannot be overwritten.

    Raises
    ------
    TableError
        When the suffix is unknown, there is a folder of that name or a file where a folder is needed, or a file is read and written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     lines = Path(folder, "lines.csv")
    ...     _ = lines.write_text("id\n1\n")
    ...     check_output(Path(folder, "out.csv"), Path(folder, "out.rejects.csv"), sources=[lines])
    """
    format_of(output)
    for path in (output, rejects):
        _check_place(path)
    for source in sources:
        if isinstance(source, Path):
            _check_apart(source, output, rejects)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise TableError(f"{path} is a folder.", expected="the name of a file to write")
    above = next(folder for folder in path.absolute().parents if folder.exists())
    if not above.is_dir():
        raise TableError(f"{path} cannot be written.", found=f"{above}, which is no folder")


def _check_apart(source: Path, *written: Path) -> None:
    read = {file.resolve() for file in table_files(source)}
    lost = [path for path in written if path.resolve() in read or _would_join(path, source)]
    if lost:
        raise TableError(
            "A table that is read would be written over, or take in what is written.",
            found=f"{', '.join(map(str, lost))}, of {source}",
            hint="write to another folder, or under another name.",
        )


def _would_join(path: Path, source: Path) -> bool:
    """Tell whether the next run would read a new file as part of its source."""
    if source.is_dir():
        return path.resolve().parent == source.resolve()
    pattern = str(source.absolute())
    if source.exists() or not glob.has_magic(pattern):
        return False
    names = (path.absolute(), path.resolve())
    if "**" in pattern:  # any number of folders, as fnmatch's star is
        return any(fnmatchcase(str(name), pattern.replace("**/", "*")) for name in names)
    return any(name.match(pattern) for name in names)
