from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from custseg.errors import BundleError, ParameterError, UnavailableError
from custseg.tracking import Registered, register_bundle

if TYPE_CHECKING:
    from mlflow import MlflowClient

    from custseg.tracking import RunRecord
    from tracking.conftest import Bundle


def lost_reply(create: Any) -> Any:
    """Return `create` over a line that breaks after the request has arrived."""
    from mlflow.exceptions import MlflowException
    from mlflow.protos.databricks_pb2 import TEMPORARILY_UNAVAILABLE

    def create_and_lose(*args: object, **options: object) -> None:
        create(*args, **options)
        raise MlflowException("API request failed", error_code=TEMPORARILY_UNAVAILABLE)

    return create_and_lose


def test_the_first_version_is_champion(bundle: Bundle, run_id: str) -> None:
    """Nobody serves before it."""
    registered = bundle.register(run_id)

    assert registered == Registered(name="households", version=1, alias="champion", is_new=True)


def test_a_later_version_is_challenger(
    bundle: Bundle, other_bundle: Bundle, run_id: str, client: MlflowClient
) -> None:
    """It asks to replace the champion, which stays."""
    bundle.register(run_id)

    registered = other_bundle.register(run_id)

    assert (registered.version, registered.alias, registered.is_new) == (2, "challenger", True)
    aliases = client.get_registered_model("households").aliases
    assert {alias: int(of) for alias, of in aliases.items()} == {"champion": 1, "challenger": 2}


def test_the_same_digest_registers_nothing(
    bundle: Bundle, other_bundle: Bundle, run_id: str, client: MlflowClient
) -> None:
    """The version that has it is returned, with the alias it has."""
    bundle.register(run_id)
    other_bundle.register(run_id)

    again = [bundle.register(run_id), other_bundle.register(run_id)]

    assert [(r.version, r.alias, r.is_new) for r in again] == [
        (1, "champion", False),
        (2, "challenger", False),
    ]
    assert len(client.search_model_versions("name='households'")) == 2


def test_a_verdict_for_an_old_version(
    bundle: Bundle, other_bundle: Bundle, run_id: str, client: MlflowClient
) -> None:
    """A version without alias that wins again asks again, as challenger."""
    bundle.register(run_id)
    version = other_bundle.register(run_id).version
    client.set_registered_model_alias("households", "champion", str(version))

    registered = bundle.register(run_id)

    assert (registered.version, registered.alias, registered.is_new) == (1, "challenger", False)


def test_a_killed_registration_is_finished(
    bundle: Bundle, run_id: str, client: MlflowClient
) -> None:
    """A first version that got no alias gets it when it is registered again."""
    bundle.register(run_id)
    client.delete_registered_model_alias("households", "champion")

    registered = bundle.register(run_id)

    assert (registered.alias, registered.is_new) == ("champion", False)


def test_a_lost_reply_makes_no_second_version(
    bundle: Bundle, run_id: str, client: MlflowClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the reply is lost, the version that was made is found by its digest."""
    create = lost_reply(type(client).create_model_version)
    monkeypatch.setattr(type(client), "create_model_version", create)

    registered = bundle.register(run_id)

    assert registered.version == 1
    assert len(client.search_model_versions("name='households'")) == 1


def test_a_lost_request_is_told(
    bundle: Bundle, run_id: str, client: MlflowClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When nothing was made, trying again is the user's."""
    create = lost_reply(lambda *_, **__: None)
    monkeypatch.setattr(type(client), "create_model_version", create)

    with pytest.raises(UnavailableError, match="does not answer"):
        bundle.register(run_id)


def test_tags_of_a_version(bundle: Bundle, run_id: str, client: MlflowClient) -> None:
    """The digest is its identity; other tags stand beside it."""
    version = bundle.register(run_id, tags={"overridden": "yes"}).version

    tags = client.get_model_version("households", str(version)).tags
    assert tags == {"custseg.digest": bundle.digest, "overridden": "yes"}


def test_the_metrics_carry_the_model(
    bundle: Bundle, run_id: str, client: MlflowClient, record: RunRecord
) -> None:
    """The model's page shows the winner's metrics, and the run's history has none of them twice."""
    bundle.register(run_id)

    (output,) = client.get_run(run_id).outputs.model_outputs
    model = client.get_logged_model(output.model_id)
    assert {metric.key: metric.value for metric in model.metrics} == record.metrics
    assert model.params == {"n_clusters": "3"}
    assert model.status == "READY"
    assert len(client.get_metric_history(run_id, "stability/ari")) == 1


def test_a_failed_upload(
    bundle: Bundle, run_id: str, client: MlflowClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model is marked FAILED, no version is made, and the error is told."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(client), "log_model_artifacts", fail)

    with pytest.raises(Exception, match="No space left on device"):
        bundle.register(run_id)

    run = client.get_run(run_id)
    (model,) = client.search_logged_models([run.info.experiment_id])
    assert model.status == "FAILED"
    assert client.search_model_versions("name='households'") == []


def test_another_bundle_than_announced(bundle: Bundle, other_bundle: Bundle) -> None:
    """The digest is that of the folder, or nothing is registered."""
    with pytest.raises(BundleError, match="is another bundle"):
        register_bundle(
            "households", bundle.folder, digest=other_bundle.digest, run_id="", metrics={}
        )


@pytest.mark.parametrize("name", ["", "a/b", "it's", "a@b", ".hidden"])
def test_names_that_no_address_could_hold(bundle: Bundle, name: str) -> None:
    """A name that is no part of an address, a folder and a search is refused."""
    with pytest.raises(ParameterError, match="cannot be the name of a registered model"):
        register_bundle(name, bundle.folder, digest=bundle.digest, run_id="", metrics={})
