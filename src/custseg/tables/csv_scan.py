"""How does DuckDB read a CSV file, always in the same way?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.errors import TableError
from custseg.tables.formats import check_is_file, reading

if TYPE_CHECKING:
    from pathlib import Path

_DELIMITERS = ",;\t|"
# DuckDB guesses the dialect from the rows, and then skips rows, or takes a later one for the header, when one
# has a value too many. So all but the types is fixed, and a row that does not fit is an error.
_DIALECT = "header = true, skip = 0, comment = '', quote = '\"', escape = '\"', strict_mode = true"


def scan_csv_texts(connection: Any, path: Path) -> Any:
    """Return a CSV file as a relation of texts, byte for byte; an empty value is null."""
    return _scan(connection, path, "all_varchar = true")


def scan_csv(connection: Any, path: Path, *, text_columns: tuple[str, ...] = ()) -> Any:
    """Return a CSV file as a relation whose types are those that all rows allow, texts where named."""
    present = scan_csv_texts(connection, path).columns
    texts = [name for name in dict.fromkeys(text_columns) if name in present]
    types = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in texts)
    return _scan(
        connection, path, f"sample_size = -1, types = {{{types}}}" if texts else "sample_size = -1"
    )


def _scan(connection: Any, path: Path, options: str) -> Any:
    check_is_file(path)
    with reading(path):
        delimiter = _delimiter(path)
        query = f"from read_csv({_quoted(_literally(path))}, delim = '{delimiter}', {_DIALECT}, {options})"
        return connection.sql(query)


def _delimiter(path: Path) -> str:
    with path.open("rb") as file:
        header = file.readline().decode("utf-8", errors="replace")
    if not header.strip():
        raise TableError(f"{path} has no header.", expected="the names of the columns on line 1")
    unquoted = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=unquoted.count)


def _literally(path: Path) -> str:
    # DuckDB takes *, ? and [ for patterns, and would read other files.
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
