"""How is a table written so that no half file is ever seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.tables.open_writer import open_writer

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table to a Parquet or CSV file whole, or not at all, as `open_writer` does.

    Raises
    ------
    TableError
        When the suffix is unknown, or the file cannot be written there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import pyarrow as pa
    >>> from custseg.tables import read_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(Path(folder, "customers.parquet"), pa.table({"spend": [7.5]}))
    ...     read_table(Path(folder, "customers.parquet")).to_pylist()
    [{'spend': 7.5}]
    """
    with open_writer(path, table.schema) as writer:
        writer.write(table)
