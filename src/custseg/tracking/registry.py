"""How does a bundle become a version of a registered model, once and only once?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.errors import BundleError, ParameterError
from custseg.export import verify_bundle
from custseg.tracking.logged_model import log_model
from custseg.tracking.quiet import quiet
from custseg.tracking.settings import no_retries, store_uri
from custseg.tracking.store import open_store
from custseg.tracking.store_lock import store_lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mlflow import MlflowClient
    from mlflow.entities.model_registry import ModelVersion

DIGEST_TAG = "custseg.digest"
CHAMPION = "champion"
CHALLENGER = "challenger"

_NAME = re.compile(r"\w[\w .-]*")


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A version of a registered model.

    Parameters
    ----------
    name, version
        Of the model, and of this bundle among its versions.
    alias
        `champion` or `challenger`.
    is_new
        False when a version with this digest was there before.

    Examples
    --------
    >>> Registered(name="households", version=1, alias="champion", is_new=True).address
    'models:/households@champion'
    """

    name: str
    version: int
    alias: str
    is_new: bool

    @property
    def address(self) -> str:
        """Where MLflow and custseg find what has this alias."""
        return f"models:/{self.name}@{self.alias}"


def register_bundle(
    name: str,
    folder: Path,
    *,
    digest: str,
    run_id: str,
    metrics: Mapping[str, float],
    tags: Mapping[str, str] | None = None,
) -> Registered:
    """Register a bundle as a version, unless one with its digest is there.

    The first version ever is the `champion`; a later one asks to replace it as `challenger`.
    `docs/tracking.md` has an example.

    Parameters
    ----------
    name
        Of the registered model, made where it is missing.
    folder
        The bundle, complete.
    digest
        As `save_bundle` returned it: the version's identity, and a tag of it.
    run_id
        The run of the winner.
    metrics
        The winner's, logged once more with the model's id, so that the model's page shows them.
    tags
        Of the version.

    Raises
    ------
    BundleError
        When the bundle is not the one of this digest.
    UnavailableError
        When the server is not there now; registering again then makes no second version.
    """
    _check_name(name)
    _check_digest(folder, digest)
    with open_store() as client, store_lock(store_uri()):
        _make_model(client, name)
        version = _version_of(client, name, digest)
        is_new = version is None
        if version is None:
            model_id = log_model(client, folder, name=name, run_id=run_id, metrics=metrics)
            all_tags = {**(tags or {}), DIGEST_TAG: digest}
            version = _make_version(client, name, run_id=run_id, model_id=model_id, tags=all_tags)
        number = int(version.version)
        alias = _give_alias(client, name, number)
    return Registered(name=name, version=number, alias=alias, is_new=is_new)


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ParameterError(
            "This cannot be the name of a registered model.",
            found=repr(name),
            expected="letters, digits, spaces, '_', '.' and '-', the first a letter or digit",
        )


def _check_digest(folder: Path, digest: str) -> None:
    found = verify_bundle(folder)
    if found != digest:
        raise BundleError(f"'{folder}' is another bundle.", found=found, expected=digest)


def _make_model(client: MlflowClient, name: str) -> None:
    from mlflow.exceptions import MlflowException

    try:
        client.create_registered_model(name)
    except MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise


def _version_of(client: MlflowClient, name: str, digest: str) -> ModelVersion | None:
    asked = f"name='{name}' and tag.`{DIGEST_TAG}`='{digest}'"
    ready = [found for found in client.search_model_versions(asked) if found.status == "READY"]
    return min(ready, key=lambda found: int(found.version), default=None)


def _make_version(
    client: MlflowClient, name: str, *, run_id: str, model_id: str, tags: Mapping[str, str]
) -> ModelVersion:
    from mlflow.exceptions import MlflowException

    try:
        with no_retries(), quiet():
            return client.create_model_version(
                name, f"models:/{model_id}", run_id=run_id, tags=dict(tags), model_id=model_id
            )
    except MlflowException:  # perhaps only the reply was lost
        version = _version_of(client, name, tags[DIGEST_TAG])
        if version is None:
            raise
        return version


def _give_alias(client: MlflowClient, name: str, version: int) -> str:
    held = {alias: int(of) for alias, of in client.get_registered_model(name).aliases.items()}
    is_champion = held.get(CHAMPION, 1) == version  # nobody is champion before version 1
    alias = CHAMPION if is_champion else CHALLENGER
    if held.get(alias) != version:
        client.set_registered_model_alias(name, alias, str(version))
    return alias
