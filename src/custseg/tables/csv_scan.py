"""How does DuckDB read a CSV file, always in the same way?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from custseg.errors import TableError
from custseg.tables.csv_cells import text_of
from custseg.tables.distinct_names import check_distinct_names
from custseg.tables.formats import check_is_file, check_same_columns, reading

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.tables.csv_cells import CsvCells

_DELIMITERS = ",;\t|"
# DuckDB guesses the dialect from the rows, and then skips rows, or takes a later one for the header, when one
# has a value too many. So all but the types is fixed, and a row that does not fit is an error.
_DIALECT = "header = true, skip = 0, comment = '', quote = '\"', escape = '\"', strict_mode = true"


def scan_csv_texts(connection: Any, *paths: Path) -> Any:
    """Return CSV files as a relation of texts, byte for byte; an empty value is null."""
    return _scan(connection, paths, "all_varchar = true")


def scan_csv(connection: Any, *paths: Path, text_columns: tuple[str, ...] = ()) -> Any:
    """Return CSV files of the same columns as a relation, of the types that all rows allow, texts where named."""
    present = _same_columns(connection, paths)
    texts = [name for name in dict.fromkeys(text_columns) if name in present]
    types = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in texts)
    options = [
        "sample_size = -1",
        "union_by_name = true",
    ]  # each file is sniffed then, not the first ten
    return _scan(
        connection, paths, ", ".join([*options, f"types = {{{types}}}"] if texts else options)
    )


def scan_csv_cells(connection: Any, *paths: Path, cells: CsvCells) -> Any:
    """Return CSV files of the same columns as a relation whose cells are read each by itself."""
    present = _same_columns(connection, paths)
    read = {*cells.times, *cells.numbers, *cells.integers}
    check_distinct_names([*present, *(text_of(name) for name in present if name in read)])
    texts = _scan(connection, paths, "all_varchar = true, union_by_name = true")
    with reading(*paths):
        return cells.read(texts)


def _same_columns(connection: Any, paths: tuple[Path, ...]) -> list[str]:
    first: list[str] = scan_csv_texts(connection, paths[0]).columns
    for path in paths:
        check_distinct_names(_header(path))
    for path in paths[1:]:
        check_same_columns(paths[0], first, path, scan_csv_texts(connection, path).columns)
    return first


def _scan(connection: Any, paths: tuple[Path, ...], options: str) -> Any:
    for path in paths:
        check_is_file(path)
    with reading(*paths):
        files = ", ".join(_quoted(_literally(path)) for path in paths)
        delimiter = _only_delimiter(paths)
        query = f"from read_csv([{files}], delim = '{delimiter}', {_DIALECT}, {options})"
        return connection.sql(query)


def _only_delimiter(paths: tuple[Path, ...]) -> str:
    delimiters = {path: _delimiter(path) for path in paths}
    other = next((path for path in paths if delimiters[path] != delimiters[paths[0]]), None)
    if other is not None:
        raise TableError(
            "The files of one table are delimited in two ways.",
            found=f"{delimiters[paths[0]]!r} in {paths[0]}, {delimiters[other]!r} in {other}",
        )
    return delimiters[paths[0]]


def _delimiter(path: Path) -> str:
    with path.open("rb") as file:
        header = file.readline().decode("utf-8", errors="replace")
    if not header.strip():
        raise TableError(f"{path} has no header.", expected="the names of the columns on line 1")
    unquoted = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=unquoted.count)


def _header(path: Path) -> list[str]:
    with reading(path), path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return [name for name in next(csv.reader(file, delimiter=_delimiter(path))) if name]


def _literally(path: Path) -> str:
    # DuckDB takes *, ? and [ for patterns, and would read other files.
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
