"""Which file can be read, and what is said of one that cannot?"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import duckdb
import pyarrow as pa

from custseg.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES: dict[str, Literal["parquet", "csv"]] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
}
_N_NAMED = 3  # files in an error, at most
_LINE = re.compile(r"CSV Error on Line: (\d+)")


def format_of(path: Path) -> Literal["parquet", "csv"]:
    """Return the format that a file's suffix names.

    Raises
    ------
    TableError
        When the suffix is neither of Parquet nor of CSV.

    Examples
    --------
    >>> from pathlib import Path
    >>> format_of(Path("customers.CSV"))
    'csv'
    """
    known = _SUFFIXES.get(path.suffix.lower())
    if known is None:
        raise TableError(
            f"{path} is of no known format.",
            found=f"suffix '{path.suffix}'",
            expected=f"one of {sorted(_SUFFIXES)}",
            hint="convert the table to Parquet or CSV, and name the file after its format.",
        )
    return known


def check_is_file(path: Path) -> None:
    """Refuse a path that is missing or a folder."""
    if not path.exists():
        raise TableError(f"There is no file {path}.", hint="check the spelling of the path.")
    if not path.is_file():
        raise TableError(f"{path} is no file.", found="a folder", expected="a Parquet or CSV file")


def is_known_format(path: Path) -> bool:
    """Tell whether a file's suffix names a format that can be read."""
    return path.suffix.lower() in _SUFFIXES


def check_same_columns(first: Path, columns: list[str], other: Path, others: list[str]) -> None:
    """Refuse a file whose columns are not those of the first one, in whatever order."""
    if set(columns) == set(others):
        return
    lacking, more = sorted(set(columns) - set(others)), sorted(set(others) - set(columns))
    raise TableError(
        f"{other} has other columns than {first}, and both belong to one table.",
        found=f"lacking {lacking}, more {more}",
        hint="name only files that have the same columns.",
    )


@contextmanager
def reading(*paths: Path) -> Iterator[None]:
    """Turn what Arrow, DuckDB and the system say of unreadable files into a `TableError`.

    DuckDB quotes the line or the value that it could not read, so nothing of its message but the line's number is
    passed on: it may be a customer's.
    """
    what = f"{_named(paths)} cannot be read."
    try:
        yield
    except (duckdb.Error, OSError, pa.ArrowException) as error:
        raise TableError(what, found=_told(error), hint=_hint(str(error))) from None


def _named(paths: tuple[Path, ...]) -> str:
    shown = " or ".join(map(str, paths[:_N_NAMED]))
    n_more = len(paths) - _N_NAMED
    return f"{shown} or {n_more:,} more" if n_more > 0 else shown or "The table"


def _told(error: Exception) -> str:
    message, kind = str(error), type(error).__name__
    if "CRC checksum" in message:
        return "a page whose checksum is wrong"
    line = _LINE.search(message)
    if line:  # from DuckDB, or from Arrow, which passes on what DuckDB says while streaming
        return f"a fault on line {line.group(1)}"
    if isinstance(error, duckdb.Error) or not message:
        return kind
    return message.splitlines()[0]


def _hint(message: str) -> str:
    if "not utf-8 encoded" in message:
        return "save the file as UTF-8."
    if _LINE.search(message) or "sniffing" in message:
        return "every line needs as many values as the first line has names, and quotes in pairs."
    return "get or write the file again."
