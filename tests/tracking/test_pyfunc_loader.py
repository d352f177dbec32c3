from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import traceback
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import examples
from custseg.errors import TableError
from custseg.tracking.pyfunc_loader import ServedSegmentation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracking.conftest import Bundle

CUSTOMER = "household-00123"


def served() -> ServedSegmentation:
    """Return the sample segmentation with MLflow's face."""
    return ServedSegmentation(examples.segmentation())


def test_predict_says_what_assign_says() -> None:
    """The served model gives the segmentation's own assignments, as texts and numbers."""
    customers = examples.customer_table(20)

    predicted = served().predict(customers.to_pandas())

    assigned = examples.segmentation().assign(customers)
    assert predicted.to_dict("list") == assigned.to_pydict()
    assert not any(isinstance(kind, pd.CategoricalDtype) for kind in predicted.dtypes)


def test_mlflow_loads_a_registered_bundle(bundle: Bundle, run_id: str) -> None:
    """`mlflow.pyfunc.load_model` on the alias, and whole numbers where others had decimals."""
    import mlflow

    bundle.register(run_id)
    customers = pd.DataFrame({"customer_id": ["007"], "recency_days": [30], "spend": [130]})

    predicted = mlflow.pyfunc.load_model("models:/households@champion").predict(customers)

    assert predicted["customer_id"].tolist() == ["007"]
    assert predicted["segment_name"].tolist() == ["High spend"]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"spend": "much"},
        {"spend": [1, 2]},
        {"recency_days": -5},
        {"spend": 10**400},
        {"spend": b"?"},
    ],
    ids=["text", "list", "below 0", "huge", "bytes"],
)
def test_errors_never_tell_a_row(spoilt: dict[str, Any]) -> None:
    """What is wrong is told in counts and names, in the whole chain of causes too, which MLflow sends out."""
    row = {"customer_id": CUSTOMER, "recency_days": 47.25, "spend": 130.5}
    frame = pd.DataFrame([row, {**row, **spoilt}], dtype=object)

    with pytest.raises(TableError) as caught:
        served().predict(frame)

    told = "".join(traceback.format_exception(caught.value))
    assert CUSTOMER not in told
    assert "47.25" not in told
    assert "much" not in told


def test_a_missing_column_is_named() -> None:
    """MLflow lets everything through to our own contract, which says what lacks."""
    with pytest.raises(TableError, match=r"lacks 1 of its 3 columns: \['spend'\]"):
        served().predict(pd.DataFrame({"customer_id": ["1"], "recency_days": [30.0]}))


def test_mlflow_serves_a_registered_bundle(bundle: Bundle, run_id: str, mlflow_store: Path) -> None:
    """`mlflow models serve` answers over HTTP with ids as they came, and refuses without telling a row."""
    bundle.register(run_id)
    good = {"customer_id": "00123", "recency_days": 30, "spend": 130.5}
    bad = {"customer_id": CUSTOMER, "recency_days": -47.25, "spend": 130.5}

    with serving("models:/households@champion", mlflow_store) as port:
        status, answer = post(port, [good])
        refused, reply = post(port, [good, bad])

    (prediction,) = json.loads(answer)["predictions"]
    assert (status, prediction["customer_id"]) == (200, "00123")
    assert prediction["segment_name"] == "High spend"
    assert refused == 400
    assert "1 x recency_days: below 0" in reply
    for text in (reply, (mlflow_store / "serve.log").read_text()):
        assert CUSTOMER not in text
        assert "47.25" not in text


@contextmanager
def serving(model: str, folder: Path) -> Iterator[int]:
    """Serve a model on a free loopback port, and stop what was started."""
    port = free_port()
    command = f"-m mlflow models serve --model-uri {model} --env-manager local --host 127.0.0.1 --port {port}"
    programs = (
        f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # MLflow calls `uvicorn`
    )
    with (folder / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command.split()],
            env={**os.environ, "PATH": programs, "MLFLOW_DISABLE_TELEMETRY": "true"},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_for(port, process, log_file=folder / "serve.log")
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], *, log_file: Path) -> None:
    """Wait a minute at most until a server answers."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert process.poll() is None, log_file.read_text()
            time.sleep(0.2)
        else:
            return
    pytest.fail(log_file.read_text())


def post(port: int, rows: list[dict[str, Any]]) -> tuple[int, str]:
    """Send customers, and return status and answer."""
    body = json.dumps({"dataframe_records": rows})
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", "/invocations", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
