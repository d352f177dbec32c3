from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import pytest

from custseg.errors import ParameterError, TableError, UnavailableError
from custseg.tables import DuckDBEngine, PostgresTable

if TYPE_CHECKING:
    from postgres_server import PostgresServer

ADDRESS = "postgresql://reader@localhost:1/shop"


def rows_of(source: PostgresTable, **options: Any) -> list[dict[str, Any]]:
    with DuckDBEngine() as engine:
        return engine.collect(engine.open(source, **options)).to_pylist()


def test_types_come_as_they_are(postgres: PostgresServer) -> None:
    """Texts, integers, numbers, truth values, dates and times keep their values, and nothing stays nothing."""
    postgres.execute(
        """
        CREATE TABLE kinds (
            id text, fixed char(5), big bigint, small smallint, ratio double precision, paid numeric(12, 2),
            sure boolean, at timestamp, moment timestamptz, day date);
        INSERT INTO kinds VALUES
            ('00123', 'ab', 9007199254740993, 3, 0.1, 12.34, true,
             '2011-12-09 23:59:59.123456', '2011-12-09 23:59:59+02', '2011-12-09'),
            (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        """
    )

    first, second = rows_of(PostgresTable(postgres.address, table="kinds"))

    assert first == {
        "id": "00123",
        "fixed": "ab",
        "big": 9007199254740993,
        "small": 3,
        "ratio": 0.1,
        "paid": 12.34,
        "sure": True,
        "at": dt.datetime(2011, 12, 9, 23, 59, 59, 123456),  # noqa: DTZ001 - the wall clock
        "moment": dt.datetime(2011, 12, 9, 21, 59, 59, tzinfo=dt.UTC),
        "day": dt.date(2011, 12, 9),
    }
    assert set(second.values()) == {None}


def test_numeric_ids_keep_their_digits(postgres: PostgresServer) -> None:
    """Numeric without decimals is an integer, and where that is too short for it, an id is a text."""
    query = """SELECT 9007199254740993::numeric(18, 0) AS short, 90071992547409930123::numeric AS long"""

    rows = rows_of(PostgresTable(postgres.address, query=query), text_columns=("short", "long"))

    assert rows == [{"short": 9007199254740993, "long": "90071992547409930123"}]


def test_other_types_come_as_text(postgres: PostgresServer) -> None:
    """Money is a number, and what is no number, text or time is what the server shows."""
    query = "SELECT 12.5::money AS m, '{1,2}'::int[] AS a, '1 day'::interval AS i, '{}'::jsonb AS j"

    assert rows_of(PostgresTable(postgres.address, query=query)) == [
        {"m": 12.5, "a": "{1,2}", "i": "1 day", "j": "{}"}
    ]


def test_infinite_times_are_missing(postgres: PostgresServer) -> None:
    """A time that never comes is no time."""
    query = (
        "SELECT 'infinity'::timestamptz AS at, '-infinity'::date AS day, 'NaN'::numeric(5, 0) AS n"
    )

    assert rows_of(PostgresTable(postgres.address, query=query)) == [
        {"at": None, "day": None, "n": None}
    ]


def test_names_are_taken_literally(postgres: PostgresServer) -> None:
    """Schemas, capitals and quotes in names are those of the database."""
    postgres.execute(
        """CREATE SCHEMA "My Shop"; CREATE TABLE "My Shop"."Or""ders" ("Who's" text);"""
    )

    assert rows_of(PostgresTable(postgres.address, table='My Shop.Or"ders')) == []


def test_query_may_end_as_queries_do(postgres: PostgresServer) -> None:
    """A semicolon or a comment at the end does no harm."""
    for query in ("SELECT 1 AS n; ", "SELECT 1 AS n -- one"):
        assert rows_of(PostgresTable(postgres.address, query=query)) == [{"n": 1}]


def test_long_table_streams(postgres: PostgresServer) -> None:
    """Half a million rows arrive, each once."""
    query = "SELECT i AS n, 'customer ' || i AS id FROM generate_series(1, 500000) AS i"

    with DuckDBEngine() as engine:
        table = engine.collect(engine.open(PostgresTable(postgres.address, query=query)))

    assert sorted(table["n"].to_pylist()) == list(range(1, 500_001))


def test_both_engines_read_the_same(postgres: PostgresServer, spark: Any) -> None:
    """Spark sees the rows that DuckDB sees."""
    query = "SELECT '00123' AS id, 0.1::numeric AS paid, '2011-12-09 23:30+00'::timestamptz AS at"
    source = PostgresTable(postgres.address, query=query)

    assert spark.collect(spark.open(source)).to_pylist() == rows_of(source)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"table": "nowhere"}, 'relation "nowhere" does not exist'),
        ({"query": "SELECT nothing FROM pg_class"}, 'column "nothing" does not exist'),
        ({"query": "SELEC 1"}, "SQLSTATE 42601"),
        ({"query": "SELECT 1 AS a, 2 AS a"}, "have the same name"),
        ({"query": "SELECT 'SECRET'::text::int AS n"}, "SQLSTATE 22P02"),
        (
            {"query": "SELECT 1 / (500000 - i) AS n FROM generate_series(1, 600000) AS i"},
            "in the midst",
        ),
        ({"query": "SELECT setval('s', 1) AS n"}, "in the midst"),
    ],
)
def test_wrong_tables_are_told(postgres: PostgresServer, options: Any, told: str) -> None:
    """What the server refuses is the user's to mend; values are not quoted, and nothing is changed there."""
    postgres.execute("CREATE SEQUENCE IF NOT EXISTS s")

    with pytest.raises(TableError, match=told) as caught:
        rows_of(PostgresTable(postgres.address, **options))

    assert "SECRET" not in str(caught.value)


def test_strangers_are_told(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password and a database that is not there are the user's to mend."""
    elsewhere = postgres.address.replace("/postgres?", "/elsewhere?")
    with pytest.raises(TableError, match='database "elsewhere" does not exist'):
        rows_of(PostgresTable(elsewhere, table="t"))
    monkeypatch.setenv("PGPASSWORD", "SECRET")

    with pytest.raises(TableError, match="password authentication failed") as caught:
        rows_of(PostgresTable(postgres.address, table="t"))

    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("address", [ADDRESS, "postgresql:///shop?host=/nowhere"])
def test_server_that_is_down_may_come_back(address: str) -> None:
    """No server at the address is a reason to try again."""
    with pytest.raises(UnavailableError, match="try again") as caught:
        rows_of(PostgresTable(address, table="orders"))

    assert caught.value.exit_status == 75


def test_lost_connection_may_come_back(postgres: PostgresServer) -> None:
    """A server that goes away midway is a reason to try again."""
    query = """SELECT i, CASE WHEN i = 500000 THEN pg_terminate_backend(pg_backend_pid()) END AS gone
        FROM generate_series(1, 600000) AS i"""

    with pytest.raises(UnavailableError, match="the connection was lost"):
        rows_of(PostgresTable(postgres.address, query=query))


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://reader:SECRET@localhost/shop",
        "postgresql://reader:SEC?RET@localhost/shop",
        "postgresql://reader@localhost/shop?sslmode=require&password=SECRET",
        "postgresql://reader@localhost/shop?%70assword=SECRET",
        "postgres://reader:SECRET@localhost/shop",
        "POSTGRESQL://reader:SECRET@localhost/shop",
    ],
)
def test_passwords_are_refused(address: str) -> None:
    """A password in an address would end up in recipes and logs."""
    with pytest.raises(ParameterError, match="holds a password") as caught:
        PostgresTable(address, table="orders")

    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("address", ["host=localhost password=SECRET", "localhost/shop"])
def test_other_addresses_are_refused(address: str) -> None:
    """Addresses begin with postgresql://."""
    with pytest.raises(ParameterError, match="no address") as caught:
        PostgresTable(address, table="orders")

    assert "SECRET" not in str(caught.value)


def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the driver, the error says what to install."""
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)

    with pytest.raises(ParameterError, match=r"custseg\[postgres\]"):
        rows_of(PostgresTable(ADDRESS, table="orders"))


@pytest.mark.parametrize("options", [{}, {"table": "orders", "query": "SELECT 1"}])
def test_exactly_one_of_table_and_query(options: Any) -> None:
    """A source is a table or a query."""
    with pytest.raises(ParameterError, match="needs a table or a query"):
        PostgresTable(ADDRESS, **options)
