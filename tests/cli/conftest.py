from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from click.testing import CliRunner

import shop
from custseg.cli import main
from custseg.export import save_bundle
from custseg.recipes import read_recipe
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call: TypeAlias = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return what runs `custseg` with arguments in the test's folder; exceptions that escape fail the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKY_MAX_CPU_COUNT", "1")  # starting processes takes longer than the work

    def called(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return called


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save the small shop's bundle once."""
    folder = tmp_path_factory.mktemp("bundle")
    result = run_experiment(read_recipe(shop.open_shop(folder)), n_jobs=1)
    assert result.segmentation is not None
    save_bundle(result.segmentation, folder / "1", report="<html>", card="", lineage={})
    return folder / "1"


@pytest.fixture
def broken_bundle(bundle: Path, tmp_path: Path) -> str:
    """Copy it, and change one letter of it."""
    folder = tmp_path / "broken"
    folder.mkdir()
    for file in bundle.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "report.html").write_text("<HTML>")
    return str(folder)
