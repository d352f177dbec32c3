"""Where are tables grouped and joined, whatever they came as?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals.stable.v2 as nw
import pyarrow as pa

from custseg.tables.csv_scan import scan_csv
from custseg.tables.formats import format_of, reading
from custseg.tables.frames import to_arrow
from custseg.tables.parquet_file import scan_parquet

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


class Engine:
    """Open files and tables as lazy frames of one DuckDB, which computes when a frame is collected.

    Rows have no order in it: what is computed must not depend on one. Times without a zone are taken as
    they stand, times with a zone in UTC, whatever the machine's own zone.

    Examples
    --------
    >>> orders = pa.table({"customer": ["a", "b", "a"], "amount": [1, 2, 3]})
    >>> with Engine() as engine:
    ...     frame = engine.open(orders).group_by("customer").agg(nw.col("amount").max())
    ...     engine.collect(frame.sort("customer")).to_pydict()
    {'customer': ['a', 'b'], 'amount': [3, 2]}
    """

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def __enter__(self) -> Self:
        # DuckDB would leave `.tmp` in the working folder, and fetch extensions from the network.
        self._spill = tempfile.TemporaryDirectory(prefix="custseg-")
        self._connection: Any = duckdb.connect(
            config={
                "temp_directory": self._spill.name,
                "autoinstall_known_extensions": "false",
                "python_enable_replacements": "false",
                "TimeZone": "UTC",
            }
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()
        self._spill.cleanup()

    def open(self, source: Any, *, text_columns: tuple[str, ...] = ()) -> nw.LazyFrame[Any]:
        """Return a Parquet or CSV file, or a pandas, Polars or Arrow table, as a lazy frame.

        Parameters
        ----------
        source
            A path, or a table.
        text_columns
            Columns of a CSV file that are texts whatever they look like, so that `00123` stays. Names
            that it lacks are ignored; other sources bring their own types.

        Raises
        ------
        TableError
            When the file is missing, unreadable or of no known format, or the source is no table.
        """
        frame: nw.LazyFrame[Any] = nw.from_native(self._relation(source, text_columns))
        return frame

    def collect(self, frame: nw.LazyFrame[Any]) -> pa.Table:
        """Compute a lazy frame.

        Raises
        ------
        TableError
            When a file turns out to be damaged; what stood there is not told.
        """
        with reading(*self._paths):
            return nw.to_native(frame).to_arrow_table()

    def _relation(self, source: Any, text_columns: tuple[str, ...]) -> Any:
        if not isinstance(source, str | Path):
            return self._connection.from_arrow(_decoded(to_arrow(source)))
        path = Path(source)
        is_csv = format_of(path) == "csv"
        self._paths.append(path)
        if is_csv:
            return scan_csv(self._connection, path, text_columns=text_columns)
        return self._connection.from_arrow(scan_parquet(path))


def _decoded(table: pa.Table) -> pa.Table:
    kinds = [
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(kinds))
