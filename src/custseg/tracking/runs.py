"""How does an experiment come to stand in MLflow?"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from custseg.errors import CustsegError, ParameterError
from custseg.tracking.settings import no_retries
from custseg.tracking.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mlflow import MlflowClient
    from mlflow.entities import DatasetInput, Run

    from custseg.tracking.dataset_facts import DatasetFacts
    from custseg.tracking.run_record import RunRecord

_DIGEST_DIGITS = 36  # as many as MLflow keeps of a data set's digest


@dataclass(frozen=True, kw_only=True)
class RunIds:
    """Under which ids the runs of an experiment were logged.

    Parameters
    ----------
    parent
        The run of the whole competition.
    children
        The run of each candidate, by its name.

    Examples
    --------
    >>> RunIds(parent="6f1c", children={"kmeans-3": "a03b"}).children["kmeans-3"]
    'a03b'
    """

    parent: str
    children: Mapping[str, str]


def log_runs(
    experiment: str, parent: RunRecord, children: Sequence[RunRecord], dataset: DatasetFacts
) -> RunIds:
    """Log a competition as one parent run and a child run per candidate.

    The work is done before: a run lasts as long as its logging, and is marked FAILED when that fails.
    `docs/tracking.md` has an example.

    Parameters
    ----------
    experiment
        The MLflow experiment, made where it is missing.
    parent
        The competition.
    children
        Its candidates; no two share a name.
    dataset
        What all of them saw.

    Raises
    ------
    UnavailableError
        When the server is not there now.
    CustsegError
        When MLflow refuses: a deleted experiment, a name with characters that it does not take.
    """
    _check_names(children)
    with open_store() as client:
        experiment_id = _find_or_create(client, experiment)
        with _running(client, experiment_id, parent, dataset, tags={}) as parent_id:
            tags = {"mlflow.parentRunId": parent_id}
            ids = {}
            for child in children:
                with _running(client, experiment_id, child, dataset, tags=tags) as child_id:
                    ids[child.name] = child_id
    return RunIds(parent=parent_id, children=ids)


@contextmanager
def _running(
    client: MlflowClient,
    experiment_id: str,
    record: RunRecord,
    dataset: DatasetFacts,
    *,
    tags: Mapping[str, str],
) -> Iterator[str]:
    with no_retries():
        run = client.create_run(experiment_id, run_name=record.name, tags={**record.tags, **tags})
    run_id = run.info.run_id
    try:
        _fill(client, run, record, dataset)
        yield run_id
        client.set_terminated(run_id, "FINISHED")
    except BaseException:
        with suppress(Exception), no_retries():  # the first error is the one to tell
            client.set_terminated(run_id, "FAILED")
        raise


def _fill(client: MlflowClient, run: Run, record: RunRecord, dataset: DatasetFacts) -> None:
    from mlflow.entities import Metric, Param

    client.log_batch(
        run.info.run_id,
        metrics=[
            Metric(name, value, timestamp=run.info.start_time, step=0)
            for name, value in record.metrics.items()
        ],
        params=[Param(name, value) for name, value in record.params.items()],
    )
    client.log_inputs(run.info.run_id, datasets=[_as_input(dataset)])
    if record.artifacts:
        with TemporaryDirectory() as folder:
            for path, raw in record.artifacts.items():
                _write(Path(folder, path), raw)
            client.log_artifacts(run.info.run_id, folder)


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def _as_input(facts: DatasetFacts) -> DatasetInput:
    # MLflow's own classes of data sets take the table and keep a profile of it: only an entity says so little.
    from mlflow.entities import Dataset, DatasetInput, InputTag

    entity = Dataset(
        name=facts.name,
        digest=facts.digest[:_DIGEST_DIGITS],
        source_type="code",
        source=json.dumps({"tags": {}}),
        profile=json.dumps({"num_rows": facts.n_rows, "sha256": facts.digest}),
    )
    return DatasetInput(entity, tags=[InputTag("mlflow.data.context", "training")])


def _find_or_create(client: MlflowClient, name: str) -> str:
    from mlflow.exceptions import MlflowException

    found = client.get_experiment_by_name(name)
    if found is None:
        try:
            return str(client.create_experiment(name))
        except MlflowException:  # another process made it meanwhile
            found = client.get_experiment_by_name(name)
            if found is None:
                raise
    if found.lifecycle_stage == "deleted":
        raise CustsegError(
            f"The MLflow experiment '{name}' was deleted.",
            hint=f"`mlflow experiments restore --experiment-id {found.experiment_id}` brings it back.",
        )
    return str(found.experiment_id)


def _check_names(children: Sequence[RunRecord]) -> None:
    names = [child.name for child in children]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ParameterError("Two candidates have the same name.", found=twice)
