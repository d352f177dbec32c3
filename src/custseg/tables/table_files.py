"""Which files make up a table?"""

from __future__ import annotations

import glob
from pathlib import Path
from typing import Any

from custseg.errors import TableError
from custseg.tables.formats import format_of, is_known_format


def is_path(source: Any) -> bool:
    """Tell whether a source is a path, a pattern, or a list of these."""
    if isinstance(source, list | tuple):
        return all(isinstance(part, str | Path) for part in source)
    return isinstance(source, str | Path)


def table_files(source: str | Path | list[str | Path] | tuple[str | Path, ...]) -> tuple[Path, ...]:
    r"""Return the files of a table: those of a path, a folder, a pattern, or of several of these, each once.

    A folder gives the Parquet or CSV files that lie in it, hidden ones and those below further folders aside. What
    exists under the very name is no pattern, whatever letters it has.

    Raises
    ------
    TableError
        When a path or a pattern finds nothing, or the files are of two formats.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("orders-1.csv", "orders-2.csv", "README.md"):
    ...         _ = Path(folder, name).write_text("id\n1\n")
    ...     for source in (folder, f"{folder}/orders-*.csv", [f"{folder}/orders-2.csv"]):
    ...         [path.name for path in table_files(source)]
    ['orders-1.csv', 'orders-2.csv']
    ['orders-1.csv', 'orders-2.csv']
    ['orders-2.csv']
    """
    parts = source if isinstance(source, list | tuple) else (source,)
    found = [file for part in parts for file in _files_of(Path(part))]
    # One file may have several paths: through links, or with `..` in them.
    files = tuple({file.resolve(): file for file in reversed(found)}.values())[::-1]
    if not files:
        raise TableError("A list of no files is no table.", hint="name at least one file.")
    formats = sorted({format_of(file) for file in files})
    if len(formats) > 1:
        raise TableError(
            "The files of one table are of two formats.",
            found=formats,
            hint="name the files of one format, for instance by a pattern such as orders-*.parquet.",
        )
    return files


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        return _in_folder(path)
    if path.exists() or not glob.has_magic(str(path)):
        return [path]
    found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 - takes whole paths
    files = [file for file in found if file.is_file()]
    if not files:
        raise TableError(f"No file matches {path}.", hint="check the pattern.")
    return files


def _in_folder(folder: Path) -> list[Path]:
    entries = sorted(folder.iterdir())
    files = [file for file in entries if is_known_format(file) and file.is_file()]
    visible = [file for file in files if not file.name.startswith((".", "_"))]
    if not visible:
        raise TableError(
            f"The folder {folder} holds no Parquet or CSV file.",
            hint="name the folder that the files lie in, or a pattern such as FOLDER/**/*.parquet.",
        )
    return visible
