"""How does a file of any length pass through a memory of fixed size?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from custseg.tables.csv_scan import scan_csv_texts
from custseg.tables.formats import format_of, reading
from custseg.tables.parquet_file import open_parquet
from custseg.tables.wide_batches import wide_batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyarrow as pa


def read_batches(
    path: Path, *, columns: tuple[str, ...], batch_size: int = 100_000
) -> Iterator[pa.RecordBatch]:
    r"""Read some columns of a Parquet or CSV file, batch after batch, its rows in their order.

    All columns of a CSV file come as texts, byte for byte, with an empty value as null: whether `00123` is a number
    is not for the reader to guess. `as_numbers` makes numbers of texts.

    Parameters
    ----------
    path
        The file.
    columns
        What to read, in this order; all must be there (see `column_names`).
    batch_size
        Rows of a batch, at most.

    Raises
    ------
    TableError
        When the file is missing, unreadable, damaged or of no known format; for a damaged one, as soon as the reading gets
        there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "customers.csv")
    ...     _ = path.write_text("customer_id,spend\n00123,7.5\n00124,8\n")
    ...     [batch.to_pylist() for batch in read_batches(path, columns=("customer_id",))]
    [[{'customer_id': '00123'}, {'customer_id': '00124'}]]
    """
    if format_of(path) == "csv":
        yield from _csv_batches(path, columns, batch_size)
        return
    with open_parquet(path) as file, reading(path):
        yield from wide_batches(file, columns=columns, batch_size=batch_size)


def _csv_batches(path: Path, columns: tuple[str, ...], batch_size: int) -> Iterator[pa.RecordBatch]:
    with duckdb.connect() as connection:
        relation: Any = scan_csv_texts(connection, path)
        chosen = relation.select(*(duckdb.ColumnExpression(name) for name in columns))
        with reading(path):
            yield from chosen.to_arrow_reader(batch_size)
