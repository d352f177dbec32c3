from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from custseg.errors import CustsegError, UnavailableError
from custseg.tracking.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

MAKE_EXPERIMENT = """
import sys
from custseg.tracking.store import open_store

with open_store() as client:
    client.create_experiment(sys.argv[1])
"""


def test_a_fresh_store_made_by_two_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes that start in an empty folder take turns, and neither says a word."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)

    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", MAKE_EXPERIMENT, name],
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    said = [process.communicate()[1] for process in started]

    assert [process.returncode for process in started] == [0, 0], said
    assert said == ["", ""]
    with open_store() as client:
        assert {e.name for e in client.search_experiments()} == {"Default", "one", "two"}


def test_a_server_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told within seconds, with the exit status that says to try again, and without the password."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://me:secret@127.0.0.1:9")
    before = time.monotonic()

    with pytest.raises(UnavailableError, match="does not answer") as caught, open_store():
        pass

    assert time.monotonic() - before < 15
    assert caught.value.exit_status == 75
    assert "secret" not in str(caught.value)


def test_a_store_that_is_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken file is not something to try again."""
    (tmp_path / "mlflow.db").write_bytes(b"no database at all")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", f"sqlite:///{tmp_path}/mlflow.db")

    with pytest.raises(CustsegError, match="file is not a database") as caught, open_store():
        pass

    assert caught.value.exit_status == 1


def test_a_kind_of_store_that_mlflow_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """MLflow's own words are passed on, without its traceback."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "nonsense://store")

    with pytest.raises(CustsegError, match="unsupported URI 'nonsense://store'"), open_store():
        pass


@pytest.mark.usefixtures("mlflow_store")
def test_errors_of_requests() -> None:
    """An upload that breaks off may work next time; one that is refused will not."""
    requests = pytest.importorskip("requests")
    refused = requests.Response()
    refused.status_code = 403

    with pytest.raises(UnavailableError, match="broken off"), open_store():
        raise requests.ConnectionError("broken off")
    with pytest.raises(CustsegError, match="refuses") as caught, open_store():
        raise requests.HTTPError("not for you", response=refused)

    assert caught.value.exit_status == 1
