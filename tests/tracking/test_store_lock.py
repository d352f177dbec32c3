from __future__ import annotations

from pathlib import Path

import pytest

from custseg.errors import CustsegError, UnavailableError
from custseg.tracking import store_lock as module
from custseg.tracking.store_lock import database_path, store_lock


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("sqlite:///mlflow.db", Path("mlflow.db")),
        ("sqlite:////srv/100%25/mlflow.db?timeout=5", Path("/srv/100%/mlflow.db")),
        ("sqlite+pysqlite:////srv/mlflow.db", Path("/srv/mlflow.db")),
        ("sqlite:///:memory:", None),
        ("postgresql://db/mlflow", None),
    ],
)
def test_database_path(uri: str, path: Path | None) -> None:
    """Only SQLite stores are files."""
    assert database_path(uri) == path


def test_one_process_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes second is told to try again; when the first is done, it is free."""
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.05)
    uri = f"sqlite:///{tmp_path}/mlflow.db"

    with (
        store_lock(uri),
        pytest.raises(UnavailableError, match=r"Another process has held .* for 0\.05 seconds"),
        store_lock(uri),
    ):
        pass

    with store_lock(uri):
        assert (tmp_path / "mlflow.db.lock").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A store under a file is no store."""
    (tmp_path / "file").touch()

    with (
        pytest.raises(CustsegError, match="cannot be written"),
        store_lock(f"sqlite:///{tmp_path}/file/mlflow.db"),
    ):
        pass
