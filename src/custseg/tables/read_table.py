"""How does a whole file become a table?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.tables.duckdb_engine import DuckDBEngine
from custseg.tables.formats import format_of, reading
from custseg.tables.parquet_file import open_parquet

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa


def read_table(path: Path, *, text_columns: tuple[str, ...] = ()) -> pa.Table:
    r"""Read a Parquet or CSV file, its rows in their order.

    Parameters
    ----------
    path
        The file.
    text_columns
        Columns of a CSV file that are texts whatever they look like, so that `00123` stays; a
        Parquet file brings its own types.

    Raises
    ------
    TableError
        When the file is missing, unreadable, damaged or of no known format.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "customers.csv")
    ...     _ = path.write_text("customer_id,spend\n00123,7.5\n")
    ...     read_table(path, text_columns=("customer_id",)).to_pylist()
    [{'customer_id': '00123', 'spend': 7.5}]
    """
    if format_of(path) == "csv":
        with DuckDBEngine() as engine:
            return engine.collect(engine.open(path, text_columns=text_columns))
    with open_parquet(path) as file, reading(path):
        return file.read()
