"""How do processes on one machine take turns at a local store?"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from custseg.errors import CustsegError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SQLITE = re.compile(r"sqlite(?:\+\w+)?:///(?P<path>[^?]+)")
_PATIENCE_SECONDS = 60.0


def database_path(uri: str) -> Path | None:
    """Return the file of a local SQLite store, None for any other store.

    Examples
    --------
    >>> database_path("sqlite:////srv/ml%20flow.db").as_posix()
    '/srv/ml flow.db'
    >>> database_path("https://mlflow.example.org") is None
    True
    """
    match = _SQLITE.fullmatch(uri.partition("?")[0])
    return Path(unquote(match["path"])) if match and match["path"] != ":memory:" else None


@contextmanager
def store_lock(uri: str) -> Iterator[None]:
    """Hold a local store alone; a store on a server looks after itself.

    The lock is an SQLite transaction on a file of its own beside the database: it works wherever the
    store does, and a killed process lets go of it.

    Raises
    ------
    UnavailableError
        When another process keeps it for a minute.
    CustsegError
        When the folder cannot be written.
    """
    path = database_path(uri)
    if path is None:
        yield
        return
    connection = _connect(path)
    try:
        _begin(connection, path)
        yield
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(
            path.with_name(f"{path.name}.lock"), timeout=_PATIENCE_SECONDS, isolation_level=None
        )
    except (OSError, sqlite3.OperationalError) as error:
        raise CustsegError(
            f"The MLflow store '{path}' cannot be written.",
            found=getattr(error, "strerror", None) or str(error),
            hint="set MLFLOW_TRACKING_URI, or work in a folder that may be written.",
        ) from error


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise UnavailableError(
            f"Another process has held the MLflow store '{path}' for {_PATIENCE_SECONDS:g} seconds.",
            hint="try again when it is done.",
        ) from error
