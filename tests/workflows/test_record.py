from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import BundleError
from custseg.export import verify_bundle
from custseg.workflows import load_segmentation
from custseg.workflows.record import Recorded, record

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.workflows.experiment_result import ExperimentResult


def test_a_winner_is_registered_once(result: ExperimentResult, mlflow_store: Path) -> None:
    """The same result again is logged again, and is the same version."""
    first = record(result)
    again = record(result)

    assert first.registered is not None
    assert again.registered is not None
    assert (first.registered.version, first.registered.is_new) == (1, True)
    assert (again.registered.version, again.registered.is_new) == (1, False)
    assert first.digest == again.digest
    assert first.runs.parent != again.runs.parent
    assert [path.name for path in (mlflow_store / "models/shop").iterdir()] == ["1"]


def test_a_recorded_segmentation_serves_from_folder_and_address(
    result: ExperimentResult, mlflow_store: Path
) -> None:
    """Both assign as the winner itself does."""
    assert result.segmentation is not None
    newcomers = result.held_out.as_table("customer")

    recorded = record(result)

    assert recorded.folder is not None
    assert verify_bundle(mlflow_store / recorded.folder) == recorded.digest
    expected = result.segmentation.assign(newcomers)
    for model in (recorded.folder, "models:/shop@champion", "models:/shop/1"):
        assert load_segmentation(model).assign(newcomers).equals(expected)


@pytest.mark.usefixtures("mlflow_store")
def test_without_a_winner_the_candidates_are_logged_and_nothing_is_registered(
    strict_result: ExperimentResult, tmp_path: Path
) -> None:
    """All five have their run."""
    recorded = record(strict_result)

    assert recorded == Recorded(runs=recorded.runs, registered=None, folder=None, digest="")
    assert len(recorded.runs.children) == 5
    assert not (tmp_path / "models").exists()


@pytest.mark.usefixtures("mlflow_store")
def test_another_bundle_is_never_overwritten(result: ExperimentResult, tmp_path: Path) -> None:
    """A folder that another store's version 1 took stays as it is."""
    record(result)
    card = tmp_path / "models/shop/1/model_card.md"
    card.write_text("changed")

    with pytest.raises(BundleError):
        record(result)

    assert card.read_text() == "changed"
    assert not (tmp_path / "models/shop/.unregistered").exists()
