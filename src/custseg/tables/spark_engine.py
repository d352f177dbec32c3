"""How are tables grouped and joined by Spark, with the same answers?"""

from __future__ import annotations

import re
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.logger import PySparkLogger
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, convert_timezone, lit

from custseg.errors import ParameterError, TableError
from custseg.tables.distinct_names import check_distinct_names
from custseg.tables.formats import format_of
from custseg.tables.parquet_file import scan_parquet
from custseg.tables.stage_table import stage_table
from custseg.tables.table_files import is_path, table_files
from custseg.tables.time_zones import check_time_zone
from custseg.tables.too_large import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from custseg.tables.csv_cells import CsvCells

# Spark takes *, ?, [ and { for patterns, and skips what starts with . or _.
_PLAIN_PATH = re.compile(r"(/[A-Za-z0-9-][A-Za-z0-9 ._=-]*)+")
_ON_ONE_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",  # 200, as for a cluster, take four times as long on two cores
}
_CHECKSUMS = "parquet.page.verify-checksum.enabled"
# PySpark's, which write errors with the values they quote.
_QUOTING_LOGGERS = ("DataFrameQueryContextLogger", "SQLQueryContextLogger")


_TOO_LARGE = {"ARITHMETIC_OVERFLOW", "CAST_OVERFLOW"}


class SparkEngine:
    """Compute with Spark, on the cluster of a given session or on this machine. Needs the extra `spark`, and Java 17.

    Parquet files are read by Spark itself; CSV files, tables in memory and PostgreSQL tables are first written to Parquet in the
    folder for temporary files (TMPDIR), as are Parquet files of types or names that Spark does not take. Where executors run on
    other machines, that folder must be one that all of them see. Spark's own `timestamp` is a time with a zone. No Python runs on the executors.

    Parameters
    ----------
    session
        A session to work in, which is left running and keeps its settings; None to start one.
    master
        Where the engine's own session runs.

    Raises
    ------
    ParameterError
        On entering, when Spark does not start, or a session runs already and was not given.

    Examples
    --------
    >>> SparkEngine(master="local[2]")
    SparkEngine(master='local[2]')
    """

    def __init__(self, session: SparkSession | None = None, *, master: str = "local[*]") -> None:
        self._given = session
        self._master = master
        self._n_entered = 0

    def __repr__(self) -> str:
        if self._given is not None:
            return "SparkEngine(session)"
        return f"SparkEngine(master={self._master!r})"

    def __enter__(self) -> Self:
        if self._n_entered == 0:
            with warnings.catch_warnings():
                # PySpark 4.3 warns of pandas 3, which nothing here hands to it.
                warnings.filterwarnings("ignore", ".*pandas", FutureWarning)
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
            self._stop()

    def open(
        self, source: Any, *, text_columns: tuple[str, ...] = (), cells: CsvCells | None = None
    ) -> nw.LazyFrame[Any]:
        """Return a source, which may be a Spark DataFrame, as a lazy frame: see `Engine.open`."""
        opened = self._opened(source, text_columns, cells)
        _check_column_names(opened.columns)
        frame: nw.LazyFrame[Any] = nw.from_native(opened)
        return frame

    def collect(self, frame: nw.LazyFrame[Any]) -> pa.Table:
        """Compute a lazy frame: see `Engine.collect`."""
        with _computing():
            table: pa.Table = nw.to_native(frame).toArrow()
        return table.cast(pa.schema(field.with_nullable(nullable=True) for field in table.schema))

    def hold(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Compute a lazy frame once, for several uses: see `Engine.hold`."""
        held = nw.to_native(frame).persist(StorageLevel.MEMORY_AND_DISK)
        self._held.append(held)
        with _computing():
            held.count()
        kept: nw.LazyFrame[Any] = nw.from_native(held)
        return kept

    def local_times(
        self, frame: nw.LazyFrame[Any], column: str, time_zone: str
    ) -> nw.LazyFrame[Any]:
        """Turn times with a zone into those on the clocks of another: see `Engine.local_times`."""
        check_time_zone(time_zone)
        in_utc = col(_quoted(column)).cast("timestamp_ntz")
        local = convert_timezone(lit("UTC"), lit(time_zone), in_utc)
        changed: nw.LazyFrame[Any] = nw.from_native(nw.to_native(frame).withColumn(column, local))
        return changed

    def _start(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="custseg-spark-")
        self._held: list[DataFrame] = []
        self._views: list[str] = []
        self._n_staged = 0
        try:
            whole = self._given or _started(self._master, Path(self._folder.name))
        except BaseException:
            self._folder.cleanup()
            raise
        # A session beside the given one, on the same cluster, whose settings are its own.
        self._session = whole.newSession()
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        # Without it a sum beyond 64 bits wraps to another number, and no error tells.
        self._session.conf.set("spark.sql.ansi.enabled", "true")

    def _stop(self) -> None:
        for held in self._held:
            held.unpersist()
        for view in self._views:
            self._session.catalog.dropGlobalTempView(view)
        if self._given is None:
            self._session.stop()
        self._folder.cleanup()

    def _opened(
        self, source: Any, text_columns: tuple[str, ...], cells: CsvCells | None
    ) -> DataFrame:
        if isinstance(source, DataFrame):
            return self._moved(source)
        paths = table_files(source) if is_path(source) else ()
        if not paths or not _is_for_spark(paths):
            self._n_staged += 1
            paths = (Path(self._folder.name, f"staged-{self._n_staged}.parquet"),)
            stage_table(source, paths[0], text_columns=text_columns, cells=cells)
        reader = self._session.read.option(_CHECKSUMS, "true")
        with _computing():
            return reader.parquet(*(f"file://{path.absolute()}" for path in paths))

    def _moved(self, frame: DataFrame) -> DataFrame:
        """Return a DataFrame of another session as one of the engine's own, in which UTC holds."""
        self._views.append(f"custseg_{id(self)}_{len(self._views)}")
        frame.createGlobalTempView(self._views[-1])
        return self._session.read.table(f"global_temp.{self._views[-1]}")


def _started(master: str, folder: Path) -> SparkSession:
    if SparkSession.getActiveSession() is not None:
        raise ParameterError(
            "A Spark session runs already.", hint="give it to the engine: SparkEngine(session)."
        )
    settings: dict[str, Any] = {
        "spark.local.dir": tempfile.gettempdir(),  # Java keeps to the first one as long as it lives
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",  # a task that fails would write a customer's value to the log
        "spark.driver.memory": "2g",
    }
    if master.startswith("local"):
        settings |= _ON_ONE_MACHINE
    builder = SparkSession.builder.master(master).appName("custseg").config(map=settings)
    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise ParameterError(
            "Spark does not start.",
            found=type(error).__name__,
            expected=f"Java 17, and a master that answers at {master}",
            hint="see what Spark printed.",
        ) from None


def _check_column_names(names: list[str]) -> None:
    refused = [name for name in names if set(name) & set(".`")]
    if refused:
        raise TableError(
            "Spark takes a dot or a backtick in a column's name for a sign.",
            found=refused,
            hint="rename these columns, or use DuckDB.",
        )


def _is_for_spark(paths: tuple[Path, ...]) -> bool:
    if format_of(paths[0]) != "parquet":
        return False
    if not all(_PLAIN_PATH.fullmatch(str(path.absolute())) for path in paths):
        return False
    schema = scan_parquet(*paths).schema
    check_distinct_names(schema.names)
    return all(_is_known(field.type) for field in schema)


def _is_known(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_timestamp(kind):
        return bool(kind.unit in ("us", "ms"))
    tests = (
        *(pa.types.is_boolean, pa.types.is_signed_integer, pa.types.is_float32),
        *(pa.types.is_float64, pa.types.is_string, pa.types.is_large_string),
        *(pa.types.is_date32, pa.types.is_decimal128),
    )
    return any(test(kind) for test in tests)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


@contextmanager
def _computing() -> Iterator[None]:
    """Turn what Spark says of a failed job into a `TableError`; it quotes values, which may be a customer's."""
    loggers = [PySparkLogger.getLogger(name) for name in _QUOTING_LOGGERS]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    except (PySparkException, Py4JError) as error:
        if _condition(error) in _TOO_LARGE:
            raise too_large() from None
        is_damaged = "CRC checksum" in str(error)
        raise TableError(
            "Spark cannot compute this.",
            found="a page whose checksum is wrong" if is_damaged else _condition(error),
            hint="get or write the file again." if is_damaged else "see Spark's own log.",
        ) from None
    finally:
        for logger, was_disabled in zip(loggers, before, strict=True):
            logger.disabled = was_disabled


def _condition(error: Exception) -> str:
    named = error.getCondition() if isinstance(error, PySparkException) else None
    return named or type(error).__name__
