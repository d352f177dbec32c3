from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import BundleError, ParameterError
from custseg.export import load_bundle, verify_bundle
from custseg.tracking import download_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from mlflow import MlflowClient

    from tracking.conftest import Bundle


def stored(folder: Path, name: str) -> Path:
    """Return the one file of this name among what MLflow stored."""
    (found,) = (folder / "mlruns").rglob(name)
    return found


@pytest.mark.parametrize("address", ["models:/households@champion", "models:/households/1"])
def test_what_was_registered_comes_back(
    bundle: Bundle, run_id: str, mlflow_store: Path, address: str
) -> None:
    """By alias and by version: the same bytes, and nothing beside them."""
    bundle.register(run_id)

    folder = download_bundle(address, mlflow_store / "fetched" / "1")

    assert folder == mlflow_store / "fetched" / "1"
    assert verify_bundle(folder) == bundle.digest
    assert [path.name for path in folder.parent.iterdir()] == ["1"]


def test_into_an_empty_folder(bundle: Bundle, run_id: str, tmp_path: Path) -> None:
    """A temporary folder becomes the bundle."""
    bundle.register(run_id)
    (tmp_path / "empty").mkdir()

    folder = download_bundle("models:/households@champion", tmp_path / "empty")

    assert load_bundle(folder).name == "households"


def test_a_folder_with_something_in_it(bundle: Bundle) -> None:
    """Nothing is overwritten."""
    with pytest.raises(BundleError, match="There is already something at"):
        download_bundle("models:/households@champion", bundle.folder)


def test_an_altered_bundle(bundle: Bundle, run_id: str, mlflow_store: Path) -> None:
    """A changed byte in the store is found, and nothing is left behind."""
    bundle.register(run_id)
    stored(mlflow_store, "report.html").write_text("altered")

    with pytest.raises(BundleError, match=r"Altered since the bundle was written: report\.html"):
        download_bundle("models:/households@champion", mlflow_store / "fetched" / "1")

    assert list((mlflow_store / "fetched").iterdir()) == []


def test_a_bundle_in_place_of_another(
    bundle: Bundle, other_bundle: Bundle, run_id: str, mlflow_store: Path
) -> None:
    """A sound bundle under the wrong version is refused by the version's tag."""
    bundle.register(run_id)
    for name in ("manifest.json", "report.html"):
        stored(mlflow_store, name).write_bytes((other_bundle.folder / name).read_bytes())

    with pytest.raises(BundleError, match="is not the one that was registered"):
        download_bundle("models:/households@champion", mlflow_store / "fetched")


def test_a_version_without_the_tag(
    bundle: Bundle, run_id: str, client: MlflowClient, tmp_path: Path
) -> None:
    """Without a digest to compare with there is nothing to trust."""
    bundle.register(run_id)
    client.delete_model_version_tag("households", "1", "custseg.digest")

    with pytest.raises(BundleError, match=r"a tag custseg\.digest, which is missing"):
        download_bundle("models:/households/1", tmp_path / "fetched")


def test_a_model_of_somebody_else(bundle: Bundle, run_id: str, mlflow_store: Path) -> None:
    """What holds no bundle is refused before anything in it is read."""
    bundle.register(run_id)
    stored(mlflow_store, "manifest.json").unlink()

    with pytest.raises(BundleError, match="holds 0 bundles"):
        download_bundle("models:/households@champion", mlflow_store / "fetched")


def test_no_mlflow_loader_is_called(bundle: Bundle, run_id: str, mlflow_store: Path) -> None:
    """Code planted in the stored model is not run."""
    bundle.register(run_id)
    planted = stored(mlflow_store, "MLmodel")
    (planted.parent / "code").mkdir()
    (planted.parent / "code" / "evil.py").write_text("raise SystemExit('planted')")
    text = planted.read_text().replace("code: null", "code: code")
    planted.write_text(text.replace("custseg.tracking.pyfunc_loader", "evil"))

    folder = download_bundle("models:/households@champion", mlflow_store / "fetched")

    assert verify_bundle(folder) == bundle.digest


def test_an_unknown_model(bundle: Bundle, run_id: str, tmp_path: Path) -> None:
    """The message lists what is registered."""
    bundle.register(run_id)

    with pytest.raises(ParameterError, match=r"'shops'\.\nFound: models \['households'\]"):
        download_bundle("models:/shops@champion", tmp_path / "fetched")


@pytest.mark.parametrize(
    ("address", "what"),
    [("models:/households@chief", "alias 'chief'"), ("models:/households/7", "version 7")],
)
def test_an_unknown_version(
    bundle: Bundle, run_id: str, tmp_path: Path, address: str, what: str
) -> None:
    """The message lists aliases and versions."""
    bundle.register(run_id)

    with pytest.raises(ParameterError, match=f"has no {what}") as caught:
        download_bundle(address, tmp_path / "fetched")

    assert caught.value.found == "aliases {'champion': 1}, versions [1]"


@pytest.mark.parametrize(
    "address",
    ["models/households/1", "models:/households", "models:/m-0123456789abcdef", "models:/a/b"],
)
def test_no_address(address: str, tmp_path: Path) -> None:
    """A folder, a bare name or a logged model's id is no address of a version."""
    with pytest.raises(ParameterError, match="not the address of a registered bundle"):
        download_bundle(address, tmp_path / "fetched")


def test_no_store_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking in the wrong folder makes no store there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)

    with pytest.raises(ParameterError, match="There is no MLflow store at"):
        download_bundle("models:/households@champion", tmp_path / "fetched")

    assert list(tmp_path.iterdir()) == []
