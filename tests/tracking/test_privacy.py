from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pyarrow as pa

import examples
from custseg.tracking import DatasetFacts, RunRecord, log_runs

if TYPE_CHECKING:
    from pathlib import Path

    from tracking.conftest import Bundle


def test_no_customer_is_in_the_store(bundle: Bundle, record: RunRecord, mlflow_store: Path) -> None:
    """After logging, registering and predicting, no id and no value of a customer is in any file of the store."""
    import mlflow

    ids = [f"household-{number:05d}" for number in range(300)]
    customers = examples.customer_table().set_column(0, "customer_id", pa.array(ids))
    facts = DatasetFacts(name="households", digest="ab" * 32, n_rows=len(customers))

    run_id = log_runs("shop", RunRecord(name="run"), [record], facts).children["kmeans-3"]
    bundle.register(run_id)
    mlflow.pyfunc.load_model("models:/households@champion").predict(customers.to_pandas())

    files = [path for path in mlflow_store.rglob("*") if path.is_file()]
    values = [repr(value).encode() for value in customers["spend"].to_pylist()]
    assert len(files) > 10
    for path in files:
        content = path.read_bytes()
        assert b"household-0" not in content, path
        assert not any(value in content for value in values), path


def test_importing_is_light() -> None:
    """MLflow and pandas are imported when they are first used."""
    program = (
        "import sys, custseg.tracking; print({'mlflow', 'pandas', 'sqlalchemy'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert done.stdout == "set()\n"
