"""Which columns does a file have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from custseg.tables.csv_scan import scan_csv_texts
from custseg.tables.formats import format_of
from custseg.tables.parquet_file import open_parquet

if TYPE_CHECKING:
    from pathlib import Path


def column_names(path: Path) -> list[str]:
    r"""Return the names of a Parquet or CSV file's columns, in order, without reading its rows.

    Raises
    ------
    TableError
        When the file is missing, unreadable or of no known format.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "customers.csv")
    ...     _ = path.write_text("customer_id,spend\n00123,7.5\n")
    ...     column_names(path)
    ['customer_id', 'spend']
    """
    if format_of(path) == "parquet":
        with open_parquet(path) as file:
            return list(file.schema_arrow.names)
    with duckdb.connect() as connection:
        return list(scan_csv_texts(connection, path).columns)
