from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

# Read when scipy is first imported: without it scikit-learn's array API check skips itself.
os.environ.setdefault("SCIPY_ARRAY_API", "1")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from custseg.tables import SparkEngine
    from postgres_server import PostgresServer


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the database of a store once, which takes MLflow seconds."""
    from custseg.tracking.store import open_store

    folder = tmp_path_factory.mktemp("store")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        with open_store():
            return folder / "mlflow.db"


@pytest.fixture
def mlflow_store(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the test's folder the working folder, with an MLflow store in it."""
    shutil.copy(empty_store, tmp_path / "mlflow.db")
    monkeypatch.chdir(
        tmp_path
    )  # MLflow puts the artifacts of a local store into the working folder
    monkeypatch.setenv("MLFLOW_TRACKING_URI", f"sqlite:///{tmp_path}/mlflow.db")
    return tmp_path


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkEngine]:
    """Start Spark on two threads, which takes seconds: once in each process that runs tests."""
    from custseg.tables import SparkEngine

    # Java's second compiler would take half of the time of such short jobs.
    quick = "--conf spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 pyspark-shell"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_SUBMIT_ARGS", quick)
        with SparkEngine(master="local[2]") as engine:
            yield engine


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Start a PostgreSQL server, likewise."""
    from postgres_server import PASSWORD, postgres_server

    with pytest.MonkeyPatch.context() as patch, postgres_server() as server:
        patch.setenv("PGPASSWORD", PASSWORD)
        yield server
