"""How are tables grouped and joined on one machine, larger than its memory?"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals.stable.v2 as nw
import pyarrow as pa

from custseg.checks import check_at_least
from custseg.errors import ParameterError
from custseg.tables.csv_scan import scan_csv, scan_csv_cells
from custseg.tables.distinct_names import check_distinct_names
from custseg.tables.formats import format_of, reading
from custseg.tables.frames import to_arrow
from custseg.tables.open_writer import open_writer
from custseg.tables.parquet_file import scan_parquet
from custseg.tables.postgres_table import PostgresTable
from custseg.tables.table_files import is_path, table_files
from custseg.tables.time_zones import check_time_zone
from custseg.tables.too_large import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from custseg.tables.csv_cells import CsvCells

_ROWS_PER_BATCH = 100_000
_MEMORY = "50%"  # of the machine's or the container's; DuckDB itself would take 80 %


class DuckDBEngine:
    """Compute in this process, with DuckDB, which spills to a temporary folder what memory cannot hold.

    Times without a zone are taken as they stand, times with a zone in UTC, whatever the machine's own zone.

    Parameters
    ----------
    memory_limit
        Such as `"4GB"`; None for half of the memory of the machine. What Arrow reads ahead comes on top: a few hundred MB.
    spill_limit
        Such as `"50GB"`; None for half of what is free in the folder for temporary files (TMPDIR) when the engine is entered.
    n_threads
        None for one per core.

    Raises
    ------
    ParameterError
        When a limit is not an amount of memory, or there is no thread.

    Examples
    --------
    >>> orders = pa.table({"customer": ["a", "b", "a"], "amount": [1, 2, 3]})
    >>> with DuckDBEngine(memory_limit="1GB") as engine:
    ...     frame = engine.open(orders).group_by("customer").agg(nw.col("amount").max())
    ...     engine.collect(frame.sort("customer")).to_pydict()
    {'customer': ['a', 'b'], 'amount': [3, 2]}
    """

    def __init__(
        self,
        *,
        memory_limit: str | None = None,
        spill_limit: str | None = None,
        n_threads: int | None = None,
    ) -> None:
        if n_threads is not None:
            check_at_least(1, n_threads=n_threads)
        _check_limits(memory_limit=memory_limit, spill_limit=spill_limit)
        self._memory_limit = memory_limit
        self._spill_limit = spill_limit
        self._n_threads = n_threads
        self._n_entered = 0

    def __enter__(self) -> Self:
        if self._n_entered == 0:
            self._start()
        self._n_entered += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._n_entered -= 1
        if self._n_entered == 0:
            self._connection.close()
            self._spill.cleanup()

    def open(
        self, source: Any, *, text_columns: tuple[str, ...] = (), cells: CsvCells | None = None
    ) -> nw.LazyFrame[Any]:
        """Return a source as a lazy frame: see `Engine.open`."""
        frame: nw.LazyFrame[Any] = nw.from_native(self._relation(source, text_columns, cells))
        return frame

    def collect(self, frame: nw.LazyFrame[Any]) -> pa.Table:
        """Compute a lazy frame: see `Engine.collect`."""
        with self._computing():
            return nw.to_native(frame).to_arrow_table()

    def hold(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Compute a lazy frame once, for several uses: see `Engine.hold`."""
        self._n_held += 1
        name = f"held_{self._n_held}"
        with self._computing():
            nw.to_native(frame).create(name)
        held: nw.LazyFrame[Any] = nw.from_native(self._connection.table(name))
        return held

    def write(self, frame: nw.LazyFrame[Any], path: Path) -> None:
        """Compute a lazy frame into a file, batch by batch; the engine's memory bounds what waits.

        Raises
        ------
        TableError, ParameterError
            As for `collect`, and when the file cannot be written.
        """
        with self._computing():
            batches = nw.to_native(frame).to_arrow_reader(_ROWS_PER_BATCH)
            with open_writer(path, batches.schema) as writer:
                for batch in batches:
                    writer.write(batch)

    def local_times(
        self, frame: nw.LazyFrame[Any], column: str, time_zone: str
    ) -> nw.LazyFrame[Any]:
        """Turn times with a zone into those on the clocks of another: see `Engine.local_times`."""
        check_time_zone(time_zone)
        local = duckdb.FunctionExpression(
            "timezone", duckdb.ConstantExpression(time_zone), duckdb.ColumnExpression(column)
        ).alias(column)
        relation = nw.to_native(frame)
        columns = [
            local if name == column else duckdb.ColumnExpression(name) for name in relation.columns
        ]
        changed: nw.LazyFrame[Any] = nw.from_native(relation.select(*columns))
        return changed

    def _start(self) -> None:
        # DuckDB would leave `.tmp` in the working folder, and fetch extensions from the network.
        self._spill = tempfile.TemporaryDirectory(prefix="custseg-")
        self._paths: list[Path] = []
        self._n_held = self._n_staged = 0
        config: dict[str, Any] = {
            "temp_directory": self._spill.name,
            "memory_limit": self._memory_limit or _MEMORY,
            "autoinstall_known_extensions": "false",
            "python_enable_replacements": "false",
            "TimeZone": "UTC",
        }
        if self._n_threads is not None:
            config["threads"] = self._n_threads
        self._connection: Any = duckdb.connect(config=config)
        # DuckDB 2.0.0 shows this limit, and does not keep it, where it comes with the configuration.
        limit = self._spill_limit or _half_of_free(self._spill.name)
        self._connection.sql(f"SET max_temp_directory_size = '{limit}'")

    def _relation(self, source: Any, text_columns: tuple[str, ...], cells: CsvCells | None) -> Any:
        if isinstance(source, PostgresTable):
            source = self._staged(source, text_columns)
        if not is_path(source):
            table = to_arrow(source)
            check_distinct_names(table.column_names)
            return self._connection.from_arrow(_decoded(table))
        paths = table_files(source)
        self._paths.extend(paths)
        if format_of(paths[0]) == "csv":
            if cells is not None:
                return scan_csv_cells(self._connection, *paths, cells=cells)
            return scan_csv(self._connection, *paths, text_columns=text_columns)
        rows = scan_parquet(*paths)
        check_distinct_names(rows.schema.names)
        return self._connection.from_arrow(rows)

    def _staged(self, source: PostgresTable, text_columns: tuple[str, ...]) -> Path:
        from custseg.tables.stage_postgres import stage_postgres

        self._n_staged += 1
        path = Path(self._spill.name, f"staged_{self._n_staged}.parquet")
        stage_postgres(source, path, text_columns=text_columns)
        return path

    @contextmanager
    def _computing(self) -> Iterator[None]:
        with reading(*self._paths):
            try:
                yield
            except duckdb.OutOfMemoryException:
                raise ParameterError(
                    "This work does not fit in the limits of memory and of spilling.",
                    found=f"memory_limit={self._memory_limit}, spill_limit={self._spill_limit}",
                    hint="raise them, or set TMPDIR to a folder that has more room.",
                ) from None
            except duckdb.ConversionException as error:
                if "out of range" not in str(error):
                    raise
                raise too_large() from None


def _check_limits(**limits: str | None) -> None:
    for name, limit in limits.items():
        try:
            _check_is_above_zero(limit)
            duckdb.connect(config={"max_temp_directory_size": limit or "1GB"}).close()
        except (duckdb.Error, ValueError):
            raise ParameterError(
                f"{name} is not an amount of memory.",
                found=limit,
                expected="such as '4GB' or '500MB'",
            ) from None


def _check_is_above_zero(limit: str | None) -> None:
    if limit is not None and limit.strip().startswith("-"):
        raise ValueError(limit)  # DuckDB takes it for no limit


def _half_of_free(folder: str) -> str:
    return f"{shutil.disk_usage(folder).free // 2_000_000}MB"


def _decoded(table: pa.Table) -> pa.Table:
    kinds = [
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(kinds))
