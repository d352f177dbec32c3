"""What comes in and goes out: reading, frames, writing."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from custseg.errors import ParameterError
from custseg.tables.atomic import open_atomically
from custseg.tables.column_names import column_names
from custseg.tables.csv_cells import CsvCells, text_of
from custseg.tables.database_address import (
    DATABASE,
    has_password,
    is_database,
    without_password,
)
from custseg.tables.decode_column import decode_column
from custseg.tables.digest_table import digest_table
from custseg.tables.duckdb_engine import DuckDBEngine
from custseg.tables.engine import Engine
from custseg.tables.formats import format_of
from custseg.tables.frames import from_arrow_like, to_arrow
from custseg.tables.hash_ids import hash_ids
from custseg.tables.numbers import as_numbers, as_texts, put_numbers
from custseg.tables.open_writer import TableWriter, open_writer
from custseg.tables.postgres_table import PostgresTable
from custseg.tables.read_ahead import read_ahead
from custseg.tables.read_batches import read_batches
from custseg.tables.read_table import read_table
from custseg.tables.resolve_source import resolve_source
from custseg.tables.table_files import table_files
from custseg.tables.write_bytes import write_bytes
from custseg.tables.write_table import write_table

if TYPE_CHECKING:
    from custseg.tables.spark_engine import SparkEngine

__all__ = [
    "DATABASE",
    "CsvCells",
    "DuckDBEngine",
    "Engine",
    "PostgresTable",
    "SparkEngine",
    "TableWriter",
    "as_numbers",
    "as_texts",
    "column_names",
    "decode_column",
    "digest_table",
    "format_of",
    "from_arrow_like",
    "has_password",
    "hash_ids",
    "is_database",
    "open_atomically",
    "open_writer",
    "put_numbers",
    "read_ahead",
    "read_batches",
    "read_table",
    "resolve_source",
    "table_files",
    "text_of",
    "to_arrow",
    "without_password",
    "write_bytes",
    "write_table",
]


def __getattr__(name: str) -> Any:
    # PySpark is an extra, and slow to import.
    if name != "SparkEngine":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return import_module("custseg.tables.spark_engine").SparkEngine
    except ModuleNotFoundError as error:
        raise ParameterError(
            "Spark cannot be used without PySpark.",
            found=f"no module {error.name}",
            hint='pip install "custseg[spark]"',
        ) from None
