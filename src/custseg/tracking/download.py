"""How does a bundle come back from the registry, and is it the one that was registered?"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from custseg.errors import BundleError, ParameterError
from custseg.export import verify_bundle
from custseg.tracking.registry import DIGEST_TAG
from custseg.tracking.settings import store_uri
from custseg.tracking.store import open_store
from custseg.tracking.store_lock import database_path

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities.model_registry import ModelVersion

_ADDRESS = re.compile(r"models:/(?P<name>[^/@:']+)(?:@(?P<alias>[^/@:]+)|/(?P<version>[0-9]+))")


def download_bundle(address: str, destination: Path) -> Path:
    """Fetch a registered bundle as files, and compare its digest with the version's tag.

    Nothing of what MLflow stored is executed: none of its loaders is called. `docs/tracking.md` has an example.

    Parameters
    ----------
    address
        `models:/NAME@ALIAS` or `models:/NAME/VERSION`.
    destination
        The folder that becomes the bundle: missing or empty.

    Returns
    -------
    folder
        `destination`.

    Raises
    ------
    ParameterError
        When the address is none, or names nothing that is registered; what is there is listed.
    BundleError
        When the digest differs from the tag, or the version was not registered by custseg.
    UnavailableError
        When the server is not there now.
    """
    name, alias, number = _parse(address)
    _check_free(destination)
    _check_store()
    with open_store() as client:
        version = _find_version(client, name, alias=alias, number=number)
        destination.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=destination.parent, prefix=f".{destination.name}.") as beside:
            bundle = _fetch(client, version, Path(beside))
            _check_tag(version, verify_bundle(bundle))
            bundle.rename(destination)
    return destination


def _parse(address: str) -> tuple[str, str | None, int | None]:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ParameterError(
            "This is not the address of a registered bundle.",
            found=repr(address),
            expected="models:/NAME@ALIAS or models:/NAME/VERSION",
        )
    number = match["version"]
    return match["name"], match["alias"], int(number) if number else None


def _check_free(destination: Path) -> None:
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise BundleError(
            f"There is already something at '{destination}'.",
            expected="a missing or an empty folder",
        )


def _check_store() -> None:
    path = database_path(store_uri())
    if path is not None and not path.exists():
        raise ParameterError(
            f"There is no MLflow store at '{path}'.",
            hint="set MLFLOW_TRACKING_URI, or work in the folder where the bundle was registered.",
        )


def _find_version(
    client: MlflowClient, name: str, *, alias: str | None, number: int | None
) -> ModelVersion:
    versions = {int(v.version): v for v in client.search_model_versions(f"name='{name}'")}
    if not versions:
        models = sorted(model.name for model in client.search_registered_models())
        raise ParameterError(f"No bundle is registered as '{name}'.", found=f"models {models}")
    aliases = {text: int(of) for text, of in client.get_registered_model(name).aliases.items()}
    wanted = aliases.get(alias) if alias else number
    if wanted not in versions:
        raise ParameterError(
            f"'{name}' has no {f'alias {alias!r}' if alias else f'version {number}'}.",
            found=f"aliases {aliases}, versions {sorted(versions)}",
        )
    return versions[wanted]


def _fetch(client: MlflowClient, version: ModelVersion, folder: Path) -> Path:
    from mlflow.artifacts import download_artifacts

    source = client.get_model_version_download_uri(version.name, version.version)
    model = Path(download_artifacts(artifact_uri=source, dst_path=str(folder)))
    bundles = [found.parent for found in model.glob("data/*/manifest.json")]
    if len(bundles) != 1:
        raise BundleError(
            f"Version {version.version} of '{version.name}' holds {len(bundles)} bundles.",
            expected="one",
            hint="was it registered by custseg?",
        )
    return bundles[0]


def _check_tag(version: ModelVersion, digest: str) -> None:
    tag = version.tags.get(DIGEST_TAG)
    if tag != digest:
        raise BundleError(
            f"The bundle of version {version.version} of '{version.name}' is not the one that was registered.",
            found=f"digest {digest}",
            expected=f"tag {DIGEST_TAG} {tag}" if tag else f"a tag {DIGEST_TAG}, which is missing",
            hint="somebody changed the store: do not use it, and register the bundle again from its source.",
        )
