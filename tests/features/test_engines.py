from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pytest

import transactions
from custseg.features import (
    Contacts,
    FeatureState,
    LapseModel,
    LineColumns,
    LinePolicy,
    ValueModel,
    build_features,
    future_spend,
    purchase_history,
)
from custseg.tables import DuckDBEngine, PostgresTable, SparkEngine, digest_table

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.features import Features
    from custseg.tables import Engine
    from postgres_server import PostgresServer

AS_OF = dt.date(2020, 10, 1)
COLUMNS = replace(transactions.COLUMNS, currency="currency")
POLICY = LinePolicy(
    duplicates="drop", currency="EUR", rates={"GBP": 1.15}, time_zone="Europe/London"
)
STATE = FeatureState(
    categories=("food",),
    channels=("web",),
    lapse=LapseModel(r=0.24, alpha=30.0, a=0.8, b=2.4, n_customers=100),
    value=ValueModel(p=6.0, q=4.0, v=15.0, n_customers=100),
)
IDS = ["00123", "123", "NA", "１２３", " x ", "9007199254740993", "", " ", None]  # noqa: RUF001 - they are ids
N_LINES = 1_500


def drawn_lines(seed: int) -> pa.Table:
    """Draw lines with every fault that a line can have."""
    rng = np.random.default_rng(seed)
    seconds = rng.integers(0, 300 * 86_400, N_LINES // 3)
    times = np.datetime64("2020-01-01", "us") + seconds.astype("timedelta64[s]")
    order = rng.integers(0, len(times), N_LINES)
    paid = np.round(rng.lognormal(2, 1, N_LINES), 3) * rng.choice([1, 1, 1, 1, -1], N_LINES)
    paid[:6] = [np.nan, np.inf, 1e12, 0.0, -0.0, 0.1 + 0.2]
    lines = pa.table(
        {
            "who": pa.array(
                rng.choice(np.array(IDS, dtype=object), len(times))[order], pa.string()
            ),
            "receipt": pa.array(order, mask=rng.random(N_LINES) < 0.01),
            "at": pa.array(
                times[order], pa.timestamp("us", "UTC"), mask=rng.random(N_LINES) < 0.01
            ),
            "paid": paid,
            "pieces": rng.integers(-1, 5, N_LINES) * 1.0,
            "off": pa.array(rng.choice([0.0, 0.5, 2.0], N_LINES), mask=rng.random(N_LINES) < 0.2),
            "coupon": rng.choice([0.0, 0.0, 1.0], N_LINES),
            "department": rng.choice(["food", "fuel"], N_LINES),
            "article": pa.array(
                rng.choice(["1", "01", "2"], N_LINES), mask=rng.random(N_LINES) < 0.1
            ),
            "way": rng.choice(["web", "shop"], N_LINES),
            "currency": pa.array(rng.choice(["EUR", "GBP", "CHF"], N_LINES, p=[0.6, 0.35, 0.05])),
        }
    )
    return pa.concat_tables([lines, lines[:50]])


LINES = drawn_lines(0)
CALLS = pa.table(
    {
        "who": ["00123", "00123", "NA", "nobody"],
        "at": pa.array([dt.datetime(2020, 9, 30, 22, 59, 59, tzinfo=dt.UTC)] * 4),
        "topic": ["complaint", "question", None, "complaint"],
    }
)


@pytest.fixture(scope="module")
def tables(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Copy both tables into a database."""
    folder = tmp_path_factory.mktemp("csv")
    postgres.execute(
        """CREATE TABLE lines (who text, receipt bigint, at timestamptz, paid double precision, pieces double precision,
            off numeric(8, 2), coupon real, department text, article varchar(9), way text, currency char(3));
        CREATE TABLE calls (who text, at timestamptz, topic text)"""
    )
    for name, table in {"lines": LINES, "calls": CALLS}.items():
        pacsv.write_csv(table, folder / name)
        postgres.execute(f"COPY {name} FROM STDIN (FORMAT csv, HEADER)", read_from=folder / name)
    return {name: PostgresTable(postgres.address, table=name) for name in ("lines", "calls")}


def features_of(engine: Engine, lines: Any, calls: Any) -> Features:
    return build_features(
        lines,
        columns=COLUMNS,
        as_of=AS_OF,
        policy=POLICY,
        state=STATE,
        contacts=Contacts(
            source=calls, customer="who", time="at", kind="topic", complaints=("complaint",)
        ),
        engine=engine,
    )


def assert_same(found: Features, expected: Features) -> None:
    assert found.lines == expected.lines
    assert found.table.column_names == expected.table.column_names
    for name in expected.table.column_names:
        assert digest_table(found.table.select([name])) == digest_table(
            expected.table.select([name])
        ), name
    rejects, expected_rejects = (
        sorted(map(str, features.rejects.to_pylist())) for features in (found, expected)
    )
    assert rejects == expected_rejects


@pytest.fixture(scope="module")
def expected() -> Features:
    return features_of(DuckDBEngine(), LINES, CALLS)


def test_example_has_every_kind_of_line(expected: Features) -> None:
    """The lines that all engines are asked about are of all sorts."""
    assert len(expected.definitions) >= 30
    assert len(expected.lines.rejected) >= 4
    assert len(expected.lines.set_aside) >= 3
    assert set(expected.table["who"].to_pylist()) == {*IDS[:6]}


def test_spark_tells_the_same(spark: SparkEngine, expected: Features) -> None:
    """Spark gives every feature to the last bit, and the same counts and rejects."""
    assert_same(features_of(spark, LINES, CALLS), expected)


def test_postgres_tells_the_same(tables: dict[str, Any], expected: Features) -> None:
    """So do tables of a database, whose types are others."""
    assert_same(features_of(DuckDBEngine(), tables["lines"], tables["calls"]), expected)


def test_postgres_through_spark_tells_the_same(
    spark: SparkEngine, tables: dict[str, Any], expected: Features
) -> None:
    """So does Spark, which reads the same snapshot of a database."""
    assert_same(features_of(spark, tables["lines"], tables["calls"]), expected)


def test_history_and_outcome_are_the_same(spark: SparkEngine) -> None:
    """What lapse models learn from, and what is to be foretold, are the same on both engines."""
    for function in (purchase_history, future_spend):
        days = {"days": 30} if function is future_spend else {}
        of_duckdb, of_spark = (
            function(LINES, columns=COLUMNS, as_of=AS_OF, policy=POLICY, engine=engine, **days)
            for engine in (DuckDBEngine(), spark)
        )
        assert digest_table(of_spark) == digest_table(of_duckdb)


def test_spark_reads_csv_cell_by_cell(spark: SparkEngine, tmp_path: Path) -> None:
    """The same features and rejects, and categories of any letters."""
    path = tmp_path / "lines.csv"
    path.write_text(
        "who,at,paid,kind\na,2017-01-01T23:30:00Z,5,a.b`c\na,bad,1,x\nb,2017-01-02,1 EUR,x\nb,2017-01-02,1,x\n"
    )
    of_duckdb, of_spark = (
        build_features(
            path,
            columns=LineColumns(customer="who", time="at", amount="paid", category="kind"),
            as_of=dt.date(2017, 2, 1),
            policy=LinePolicy(time_zone="Europe/Berlin"),
            names=("recency_days", "category_share_a_b_c"),
            state=FeatureState(categories=("a.b`c",)),
            engine=engine,
        )
        for engine in (DuckDBEngine(), spark)
    )

    assert_same(of_spark, of_duckdb)
    assert of_duckdb.table["recency_days"].to_pylist() == [30, 30]
    assert of_duckdb.table["category_share_a_b_c"].to_pylist() == [1.0, 0.0]
    assert of_duckdb.lines.n_rejected == 2


def test_spark_reads_a_spark_frame(spark: SparkEngine, expected: Features) -> None:
    """A frame of a session of one's own is a source, too."""
    from pyspark.sql import SparkSession

    del spark  # it runs, and sessions share it
    session = SparkSession.builder.getOrCreate()
    lines = session.createDataFrame(LINES)

    with SparkEngine(session) as engine:
        table = build_features(
            lines,
            columns=COLUMNS,
            as_of=AS_OF,
            policy=POLICY,
            names=("monetary_total",),
            engine=engine,
        ).table

    assert table["monetary_total"].to_pylist() == expected.table["monetary_total"].to_pylist()
