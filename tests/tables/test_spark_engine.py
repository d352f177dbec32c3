from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow as pa
import pytest

import custseg.tables
from custseg.errors import ParameterError, TableError
from custseg.tables import SparkEngine, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def session(spark: SparkEngine) -> Iterator[Any]:
    """Return a user's session, in a time zone of their own."""
    del spark  # it runs, and sessions share it
    from pyspark.sql import SparkSession

    session = SparkSession.builder.getOrCreate().newSession()
    session.conf.set("spark.sql.session.timeZone", "America/New_York")
    yield session
    session.conf.unset("spark.sql.session.timeZone")


def test_given_session_runs_on_unchanged(session: Any) -> None:
    """A given session is not stopped, and keeps its settings; nothing is left in its catalogue."""
    with SparkEngine(session) as engine:
        n_rows = engine.collect(engine.open(session.range(3)).select(nw.len()))["len"][0].as_py()

    assert n_rows == session.range(3).count() == 3
    assert session.conf.get("spark.sql.session.timeZone") == "America/New_York"
    assert session.catalog.listTables("global_temp") == []


def test_times_of_a_spark_frame_are_moments(session: Any) -> None:
    """Spark's own times are moments, shown in UTC whatever the session's zone."""
    frame = session.sql("SELECT TIMESTAMP '2011-12-09 20:30:00' AS at")

    with SparkEngine(session) as engine:
        opened = engine.open(frame)
        at = engine.collect(opened)["at"][0].as_py()
        local = engine.collect(engine.local_times(opened, "at", "Europe/London"))["at"][0].as_py()

    assert at == dt.datetime(2011, 12, 10, 1, 30, tzinfo=dt.UTC)
    assert local == dt.datetime(2011, 12, 10, 1, 30)  # noqa: DTZ001 - the wall clock


def test_sums_never_wrap(session: Any) -> None:
    """A sum beyond 64 bits is an error on a cluster, too, whose settings ask for none."""
    of_cluster = session.sparkContext._jsc.sc().conf()
    of_cluster.set("spark.sql.ansi.enabled", "false")
    frame = session.createDataFrame(pa.table({"n": [2**62] * 2}))

    try:
        with SparkEngine(session) as engine, pytest.raises(TableError, match="64 bits"):
            engine.collect(engine.open(frame).select(nw.col("n").sum()))
    finally:
        of_cluster.remove("spark.sql.ansi.enabled")


def test_errors_of_queries_tell_no_values(session: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """Nor does the log quote what failed in a query of the user's own."""
    session.conf.set("spark.sql.ansi.enabled", "true")
    frame = session.sql("SELECT CAST(concat('SEC', id, 'RET') AS INT) AS n FROM range(3)")

    with SparkEngine(session) as engine, pytest.raises(TableError) as caught:
        engine.collect(engine.open(frame))

    assert "RET" not in str(caught.value) + "".join(capfd.readouterr())


def test_second_session_of_its_own_is_refused(spark: SparkEngine) -> None:
    """Spark runs once in a process, and whose session it is has to be said."""
    del spark

    with pytest.raises(ParameterError, match="runs already"), SparkEngine():
        pass


@pytest.mark.parametrize(
    "name", ["it's", "d[1]", "d*", "100%20 é", ".hidden", "_part", "a,b", "{a}"]
)
def test_file_names_are_taken_literally(spark: SparkEngine, tmp_path: Path, name: str) -> None:
    """Quotes and patterns in a path are letters, and never another file; no name is skipped."""
    write_table(tmp_path / "d1.parquet", pa.table({"id": ["wrong"]}))
    write_table(tmp_path / "year=2011" / f"{name}.parquet", pa.table({"id": ["right"]}))

    table = spark.collect(spark.open(tmp_path / "year=2011" / f"{name}.parquet"))

    assert table.to_pylist() == [{"id": "right"}]


def test_names_that_spark_misreads_are_refused(spark: SparkEngine) -> None:
    """A dot in a name is refused, and the name told."""
    with pytest.raises(TableError, match=r"a dot or a backtick[\s\S]*shop\.id"):
        spark.open(pa.table({"shop.id": [1]}))


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Sessions of the engine's own leave neither files nor warnings, and the process ends."""
    program = """
import pyarrow as pa
from custseg.tables import SparkEngine
for _ in range(2):
    with SparkEngine(master="local[1]") as engine:
        held = engine.hold(engine.open(pa.table({"n": [1, 2]})))
        print(engine.collect(held).num_rows)
"""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "work").mkdir()

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path / "work",
        env={"TMPDIR": str(tmp_path / "tmp"), "PATH": "/usr/bin:/bin"},
    )

    assert done.stdout == "2\n2\n"
    assert "Warning" not in done.stderr
    assert [*tmp_path.glob("*/*")] == []


def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PySpark, the error says what to install."""
    monkeypatch.delitem(sys.modules, "custseg.tables.spark_engine")
    monkeypatch.setitem(sys.modules, "pyspark", None)

    with pytest.raises(ParameterError, match=r"custseg\[spark\]"):
        custseg.tables.SparkEngine  # noqa: B018 - it is looked up late


def test_missing_java_is_told(tmp_path: Path) -> None:
    """Without Java, the error says what Spark needs."""
    program = """
from custseg.errors import ParameterError
from custseg.tables import SparkEngine
try:
    SparkEngine().__enter__()
except ParameterError as error:
    print(error.expected)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={"JAVA_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    assert done.stdout.startswith("Java 17")
