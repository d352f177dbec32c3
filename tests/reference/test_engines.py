"""PostgreSQL and a Spark cluster of two executors tell the same as DuckDB, to the last bit, on both real data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.csv as pacsv
import pytest

from custseg.tables import PostgresTable, digest_table, read_table
from same_features import told_by_cluster, told_by_duckdb

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_server import PostgresServer
    from same_features import Told

pytestmark = pytest.mark.reference

NAMES = ("online_retail", "complete_journey")
TYPES = {
    "int32": "integer",
    "int64": "bigint",
    "double": "double precision",
    "string": "text",
    "large_string": "text",
    "bool": "boolean",
}


@pytest.fixture(scope="module")
def paths(reference_data: Path) -> dict[str, Path]:
    journey = reference_data / "complete_journey"
    return {
        "online_retail": reference_data / "online_retail.parquet",
        "transactions": journey / "transactions.parquet",
        "products": journey / "products.parquet",
    }


@pytest.fixture(scope="module")
def expected(paths: dict[str, Path]) -> dict[str, Told]:
    return told_by_duckdb(paths)


@pytest.fixture(scope="module")
def tables(
    postgres: PostgresServer, paths: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, PostgresTable]:
    """Copy the files into the server."""
    folder = tmp_path_factory.mktemp("csv")
    return {name: copied(postgres, name, path, folder) for name, path in paths.items()}


def copied(postgres: PostgresServer, name: str, path: Path, folder: Path) -> PostgresTable:
    table = read_table(path)
    columns = ", ".join(f'"{field.name}" {type_of(str(field.type))}' for field in table.schema)
    pacsv.write_csv(table, folder / f"{name}.csv")
    postgres.execute(f"CREATE TABLE {name} ({columns})")
    postgres.execute(
        f"COPY {name} FROM STDIN (FORMAT csv, HEADER)", read_from=folder / f"{name}.csv"
    )
    return PostgresTable(postgres.address, table=name)


def type_of(kind: str) -> str:
    return "timestamp" if kind.startswith("timestamp") else TYPES[kind]


def assert_same(found: Told, expected: Told) -> None:
    (table, counts, rejects), (expected_table, expected_counts, expected_rejects) = found, expected
    assert counts == expected_counts
    assert table.column_names == expected_table.column_names
    for name in table.column_names:
        assert digest_table(table.select([name])) == digest_table(expected_table.select([name])), (
            name
        )
    assert sorted_texts(rejects) == sorted_texts(expected_rejects)


def sorted_texts(table: Any) -> list[str]:
    return sorted(map(str, table.to_pylist()))


@pytest.mark.parametrize("name", NAMES)
def test_postgres_tells_the_same(
    tables: dict[str, PostgresTable], expected: dict[str, Told], name: str
) -> None:
    """From tables of a database, every feature, count and reject is the same."""
    assert_same(told_by_duckdb(tables)[name], expected[name])


@pytest.fixture(scope="module")
def of_cluster(paths: dict[str, Path]) -> dict[str, Told]:
    return told_by_cluster(paths)


@pytest.mark.parametrize("name", NAMES)
def test_spark_cluster_tells_the_same(
    of_cluster: dict[str, Told], expected: dict[str, Told], name: str
) -> None:
    """From two executors, every feature, count and reject is the same."""
    assert_same(of_cluster[name], expected[name])
