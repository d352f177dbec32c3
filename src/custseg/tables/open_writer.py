"""How do batches become a file that is either absent or whole?"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from custseg.tables.atomic import open_atomically, writing
from custseg.tables.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class TableWriter:
    """Take batches for a file that `open_writer` opened."""

    def __init__(self, path: Path, sink: Any, schema: pa.Schema) -> None:
        self._path = path
        self._sink = sink
        self._schema = schema

    def write(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Append the rows of a batch or table that has the writer's columns.

        Raises
        ------
        TableError
            When the disk is full.
        """
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        with writing(self._path):
            self._sink.write_table(table.cast(self._schema))


@contextmanager
def open_writer(path: Path, schema: pa.Schema) -> Iterator[TableWriter]:
    r"""Open a Parquet or CSV file for batches; it appears when all are written, and not at all on an exception.

    Parquet files are compressed (zstd) and carry page checksums; dictionary columns stay such. CSV files have a header,
    quoted texts, and nothing between commas where a value is missing.

    Parameters
    ----------
    path
        Where; an existing file is replaced at the end.
    schema
        The columns of the batches.

    Raises
    ------
    TableError
        When the suffix is unknown, or the file cannot be written there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> batch = pa.record_batch({"customer_id": ["00123"], "spend": [7.5]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "customers.csv")
    ...     with open_writer(path, batch.schema) as writer:
    ...         writer.write(batch)
    ...     path.read_text()
    '"customer_id","spend"\n"00123",7.5\n'
    """
    is_csv = format_of(path) == "csv"
    with open_atomically(path) as file:
        schema = _decoded(schema) if is_csv else schema
        sink = _csv_sink(file, schema) if is_csv else _parquet_sink(file, schema)
        try:
            yield TableWriter(path, sink, schema)
        except BaseException:
            with suppress(OSError):
                sink.close()
            raise
        with writing(path):
            sink.close()


def _csv_sink(file: BinaryIO, schema: pa.Schema) -> Any:
    return pacsv.CSVWriter(file, schema)


def _parquet_sink(file: BinaryIO, schema: pa.Schema) -> Any:
    return pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True)


def _decoded(schema: pa.Schema) -> pa.Schema:
    # Arrow writes no dictionaries to CSV.
    return pa.schema(
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in schema
    )
