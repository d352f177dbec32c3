from __future__ import annotations

import os
from typing import TYPE_CHECKING

from custseg.tracking.settings import changed_environment, no_retries, our_settings, store_uri

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_store_where_nothing_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting the store is mlflow.db in the working folder."""
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    monkeypatch.chdir(tmp_path)

    uri = store_uri()

    assert uri == f"sqlite:///{tmp_path}/mlflow.db"


def test_our_settings_give_way_to_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user has set stays; the rest is ours as long as it is needed, and no longer."""
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "7")
    monkeypatch.delenv("MLFLOW_DISABLE_TELEMETRY", raising=False)

    with our_settings():
        inside = os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"], os.environ["MLFLOW_DISABLE_TELEMETRY"]

    assert inside == ("7", "true")
    assert "MLFLOW_DISABLE_TELEMETRY" not in os.environ


def test_no_retries_overrules_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a second request would do harm, there is none, whatever is set."""
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "5")

    with no_retries():
        inside = os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"]

    assert (inside, os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"]) == ("0", "5")


def test_changed_environment_with_nothing_to_change() -> None:
    """No variables, no change."""
    before = dict(os.environ)

    with changed_environment({}):
        inside = dict(os.environ)

    assert inside == before
