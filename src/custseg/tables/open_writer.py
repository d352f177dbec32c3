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


_ROWS_PER_GROUP = (
    131_072  # of a Parquet file; DuckDB and Spark share a file among threads by its groups
)
_MAX_WAITING = 1_000  # tables: a small one takes a hundred times the memory of its row


class TableWriter:
    """Take batches for a file that `open_writer` opened."""

    def __init__(self, path: Path, sink: Any, schema: pa.Schema) -> None:
        self._path = path
        self._sink = sink
        self._schema = schema
        self._waiting: list[pa.Table] = []
        self._n_waiting = 0

    def write(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Append the rows of a batch or table that has the writer's columns.

        Rows wait until a row group is full, so that the bytes of the file do not depend on the batches.

        Raises
        ------
        TableError
            When the disk is full.
        """
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        self._waiting.append(table.cast(self._schema))
        self._n_waiting += len(table)
        if self._n_waiting >= _ROWS_PER_GROUP:
            self._write_first(self._n_waiting - self._n_waiting % _ROWS_PER_GROUP)
        elif len(self._waiting) >= _MAX_WAITING:
            self._waiting = [pa.concat_tables(self._waiting).combine_chunks()]

    def finish(self) -> None:
        """Write the rows that still wait, and what stands at the end of the file."""
        if self._waiting:
            self._write_first(self._n_waiting)
        with writing(self._path):
            self._sink.close()

    def _write_first(self, n_rows: int) -> None:
        whole = pa.concat_tables(self._waiting)
        rest = whole.slice(n_rows)
        self._waiting, self._n_waiting = ([rest] if len(rest) else []), len(rest)
        with writing(self._path):
            for start in range(0, n_rows, _ROWS_PER_GROUP):
                group = whole.slice(start, min(_ROWS_PER_GROUP, n_rows - start))
                self._sink.write_table(
                    group.combine_chunks()
                )  # pages begin anew where a chunk does


@contextmanager
def open_writer(path: Path, schema: pa.Schema) -> Iterator[TableWriter]:
    r"""Open a Parquet or CSV file for batches; it appears when all are written, and not at all on an exception.

    Parquet files are compressed (zstd), carry page checksums, and have row groups of 131,072 rows; dictionary columns
    stay such. CSV files have a header, quoted texts, and nothing between commas where a value is missing.

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
            writer = TableWriter(path, sink, schema)
            yield writer
            writer.finish()
        except BaseException:
            with suppress(OSError):
                sink.close()
            raise


def _csv_sink(file: BinaryIO, schema: pa.Schema) -> Any:
    return pacsv.CSVWriter(file, schema)


def _parquet_sink(file: BinaryIO, schema: pa.Schema) -> Any:
    # A dictionary of values that hardly repeat costs half of the writing and saves nothing; the least and greatest of a few
    # words, none. Values split by bytes would be a tenth smaller, but Spark's reader refuses them.
    words = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    return pq.ParquetWriter(
        file,
        schema,
        compression="zstd",
        use_dictionary=words,
        write_statistics=[name for name in schema.names if name not in words],
        write_page_checksum=True,
    )


def _decoded(schema: pa.Schema) -> pa.Schema:
    # Arrow writes no dictionaries to CSV.
    return pa.schema(
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in schema
    )
