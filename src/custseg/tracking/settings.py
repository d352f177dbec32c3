"""Under which settings is MLflow used, where the user has not chosen others?"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RETRIES = "MLFLOW_HTTP_REQUEST_MAX_RETRIES"
_STORE = "MLFLOW_TRACKING_URI"
_OURS = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_UV_AUTO_DETECT": "false",
    "MLFLOW_LOG_UV_FILES": "false",
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",  # two lines for each of thirty runs
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    # MLflow's own: 7 retries, which make one call to a dead server take four minutes.
    _RETRIES: "2",
    "MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "30",  # seconds
}


def store_uri() -> str:
    """Return where runs are logged and bundles registered.

    That is `MLFLOW_TRACKING_URI`, or `mlflow.db` in the working folder where nothing is set.

    Examples
    --------
    >>> with changed_environment({"MLFLOW_TRACKING_URI": "https://mlflow.example.org"}):
    ...     store_uri()
    'https://mlflow.example.org'
    """
    return os.environ.get(_STORE) or _in_working_folder()


def _in_working_folder() -> str:
    # Absolute, because MLflow keeps a store open by its address, whatever the working folder is later.
    # Quoted no more than needed, because MLflow also makes the folder that it reads there unquoted.
    path = (Path.cwd() / "mlflow.db").as_posix()
    return "sqlite:///" + path.replace("%", "%25").replace("?", "%3F")


@contextmanager
def changed_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables, which is how MLflow takes its settings, and set them back."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def our_settings() -> Iterator[None]:
    """Use our settings for what the user has not set."""
    wanted = {_STORE: store_uri(), **_OURS}
    with changed_environment({n: v for n, v in wanted.items() if not os.environ.get(n)}):
        yield


@contextmanager
def no_retries() -> Iterator[None]:
    """Ask the server once: a second request to create something makes two where only the reply was lost."""
    with changed_environment({_RETRIES: "0"}):
        yield
