from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from custseg.errors import CustsegError, ParameterError
from custseg.tracking import RunRecord, log_runs

if TYPE_CHECKING:
    from mlflow import MlflowClient

    from custseg.tracking import DatasetFacts

PARENT = RunRecord(name="2017-10-01", params={"seed": "1"}, metrics={"customers": 2222})


def statuses(client: MlflowClient) -> dict[str, str]:
    """Return the status of each run of the experiment `shop`, by the run's name."""
    experiment = client.get_experiment_by_name("shop")
    runs = client.search_runs([experiment.experiment_id])
    return {run.info.run_name: run.info.status for run in runs}


def test_a_candidate_is_a_child_run(
    client: MlflowClient, record: RunRecord, facts: DatasetFacts
) -> None:
    """Its parameters, metrics and tags stand in a run under the competition's."""
    ids = log_runs("shop", PARENT, [record], facts)

    run = client.get_run(ids.children["kmeans-3"])
    assert run.info.run_name == "kmeans-3"
    assert run.data.params == record.params
    assert run.data.metrics == record.metrics
    assert run.data.tags["algorithm"] == "kmeans"
    assert run.data.tags["mlflow.parentRunId"] == ids.parent
    assert statuses(client) == {"kmeans-3": "FINISHED", "2017-10-01": "FINISHED"}


def test_the_competition_is_the_parent_run(
    client: MlflowClient, record: RunRecord, facts: DatasetFacts
) -> None:
    """It has parameters and metrics of its own, and no parent."""
    ids = log_runs("shop", PARENT, [record], facts)

    run = client.get_run(ids.parent)
    assert (run.data.params, run.data.metrics) == ({"seed": "1"}, {"customers": 2222.0})
    assert "mlflow.parentRunId" not in run.data.tags


def test_artifacts_byte_for_byte(
    client: MlflowClient, record: RunRecord, facts: DatasetFacts
) -> None:
    """Plots and scorecard are files of the run, in their folders."""
    run_id = log_runs("shop", PARENT, [record], facts).children["kmeans-3"]

    plot = Path(client.download_artifacts(run_id, "plots/profile.png")).read_bytes()

    assert plot == record.artifacts["plots/profile.png"]
    assert {f.path for f in client.list_artifacts(run_id)} == {"plots", "scorecard.json"}


def test_the_data_set_without_its_rows(client: MlflowClient, facts: DatasetFacts) -> None:
    """Name, digest and the number of rows are an input of the run; MLflow's digest is the first 36 digits."""
    ids = log_runs("shop", PARENT, [], facts)

    (logged,) = client.get_run(ids.parent).inputs.dataset_inputs
    assert (logged.dataset.name, logged.dataset.digest) == ("households", "ab" * 18)
    assert json.loads(logged.dataset.profile) == {"num_rows": 2_222, "sha256": "ab" * 32}


def test_thirty_candidates_with_many_parameters(
    client: MlflowClient, record: RunRecord, facts: DatasetFacts
) -> None:
    """What exceeds one batch of MLflow's is logged too."""
    many = {f"p{number}": "1" for number in range(150)}
    children = [replace(record, name=f"c{number}", params=many) for number in range(30)]

    ids = log_runs("shop", PARENT, children, facts)

    assert len(ids.children) == 30
    assert len(client.get_run(ids.children["c29"]).data.params) == 150


def test_an_experiment_goes_on(client: MlflowClient, facts: DatasetFacts) -> None:
    """A second competition stands in the same experiment."""
    log_runs("shop", PARENT, [], facts)

    log_runs("shop", replace(PARENT, name="2017-11-01"), [], facts)

    assert set(statuses(client)) == {"2017-10-01", "2017-11-01"}


def test_a_failure_leaves_no_run_running(
    client: MlflowClient, record: RunRecord, facts: DatasetFacts
) -> None:
    """What MLflow refuses fails the run and its parent; candidates before it stay finished."""
    wrong = replace(record, name="wrong", metrics={"no such name?": 1.0})

    with pytest.raises(CustsegError, match=r"Invalid value .* for parameter"):
        log_runs("shop", PARENT, [record, wrong], facts)

    assert statuses(client) == {"kmeans-3": "FINISHED", "wrong": "FAILED", "2017-10-01": "FAILED"}


def test_an_interrupt_leaves_no_run_running(
    client: MlflowClient,
    record: RunRecord,
    facts: DatasetFacts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C fails the runs that have begun, and is passed on."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(client), "log_artifacts", interrupt)

    with pytest.raises(KeyboardInterrupt):
        log_runs("shop", PARENT, [record], facts)

    assert statuses(client) == {"kmeans-3": "FAILED", "2017-10-01": "FAILED"}


def test_two_candidates_of_one_name(record: RunRecord, facts: DatasetFacts) -> None:
    """Nothing is logged when the ids could not be told apart."""
    with pytest.raises(ParameterError, match="Two candidates have the same name"):
        log_runs("shop", PARENT, [record, record], facts)


def test_a_deleted_experiment(client: MlflowClient, facts: DatasetFacts) -> None:
    """MLflow keeps the name of a deleted experiment: the message says how to get it back."""
    client.delete_experiment(client.create_experiment("shop"))

    with pytest.raises(CustsegError, match="mlflow experiments restore --experiment-id 1"):
        log_runs("shop", PARENT, [], facts)
