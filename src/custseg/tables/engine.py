"""Where are tables grouped and joined, whatever they came as?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    import narwhals.stable.v2 as nw
    import pyarrow as pa

    from custseg.tables.csv_cells import CsvCells


class Engine(Protocol):
    """Open sources as lazy frames, and compute them: what `DuckDBEngine` and `SparkEngine` have in common.

    Rows have no order in it: what is computed must not depend on one. It is entered before use; it may be entered again while
    it is open, and the outermost exit closes it. Frames last until then.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def open(
        self, source: Any, *, text_columns: tuple[str, ...] = (), cells: CsvCells | None = None
    ) -> nw.LazyFrame[Any]:
        """Return a source as a lazy frame.

        Parameters
        ----------
        source
            A path, a pattern such as `orders-*.parquet`, a folder of files, or a list of these: Parquet or CSV files of the same
            columns; a pandas, Polars or Arrow table; or a `PostgresTable`, which is read once, now.
        text_columns
            Columns of CSV files that are texts whatever they look like, so that `00123` stays. Names
            that they lack are ignored; other sources bring their own types.
        cells
            How CSV files are read cell by cell, in place of types that all rows allow; other sources bring their own types.

        Raises
        ------
        TableError
            When a file is missing, unreadable or of no known format, files do not belong together, or the source is no table.
        UnavailableError
            When a server cannot be reached.
        """

    def collect(self, frame: nw.LazyFrame[Any]) -> pa.Table:
        """Compute a lazy frame.

        Raises
        ------
        TableError
            When a file turns out to be damaged; what stood there is not told.
        ParameterError
            When the limits of the engine are too low for the work.
        """

    def hold(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Compute a lazy frame once, and return what was computed, in memory or spilled, for several uses.

        Raises
        ------
        TableError, ParameterError
            As for `collect`.
        """

    def local_times(
        self, frame: nw.LazyFrame[Any], column: str, time_zone: str
    ) -> nw.LazyFrame[Any]:
        """Turn the times of a column, which have a zone, into those that clocks in a time zone showed, without one.

        Raises
        ------
        ParameterError
            When there is no such time zone.
        """
