"""How does any source become one Parquet file that every engine reads alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import narwhals.stable.v2 as nw

from custseg.tables.duckdb_engine import DuckDBEngine
from custseg.tables.postgres_table import PostgresTable
from custseg.tables.stage_postgres import stage_postgres

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.tables.csv_cells import CsvCells

_PLAIN = {
    *("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "VARCHAR", "DATE"),
    *("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"),
}
_AS_PLAIN = {
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"), "BIGINT"),
    **dict.fromkeys(("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"), "TIMESTAMP"),
}


def stage_table(
    source: Any,
    path: Path,
    *,
    text_columns: tuple[str, ...] = (),
    cells: CsvCells | None = None,
) -> None:
    """Write a source of `DuckDBEngine` to a Parquet file of types that Spark knows, batch by batch.

    Times are cut to microseconds, and what is no number, text, date or time becomes the text that DuckDB shows.

    Parameters
    ----------
    source, text_columns, cells
        As for `Engine.open`.
    path
        Where, with the suffix of Parquet.

    Raises
    ------
    TableError, UnavailableError
        As for `Engine.open` and `Engine.collect`.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import pyarrow as pa
    >>> from custseg.tables.read_table import read_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "staged.parquet")
    ...     stage_table(pa.table({"n": pa.array([7], pa.uint8())}), path)
    ...     read_table(path).schema.field("n").type
    DataType(int64)
    """
    if isinstance(source, PostgresTable):
        stage_postgres(source, path, text_columns=text_columns)
        return
    with DuckDBEngine() as engine:
        relation = nw.to_native(engine.open(source, text_columns=text_columns, cells=cells))
        columns = map(_plain, relation.columns, relation.types)
        engine.write(nw.from_native(relation.select(*columns)), path)


def _plain(name: str, kind: Any) -> Any:
    column = duckdb.ColumnExpression(name)
    if str(kind) in _PLAIN or str(kind).startswith("DECIMAL"):
        return column
    return column.cast(_AS_PLAIN.get(str(kind), "VARCHAR")).alias(name)
