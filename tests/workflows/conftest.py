from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import shop
from custseg.recipes import read_recipe
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe
    from custseg.workflows.experiment_result import ExperimentResult


@pytest.fixture
def recipe(tmp_path: Path) -> LoadedRecipe:
    """Return the small shop's recipe, with its customers beside it."""
    return read_recipe(shop.open_shop(tmp_path))


@pytest.fixture(scope="session")
def result(tmp_path_factory: pytest.TempPathFactory) -> ExperimentResult:
    """Run the small shop's recipe once; results are never changed."""
    recipe = read_recipe(shop.open_shop(tmp_path_factory.mktemp("shop")))
    return run_experiment(recipe, n_jobs=1)


@pytest.fixture(scope="session")
def strict_result(tmp_path_factory: pytest.TempPathFactory) -> ExperimentResult:
    """Run it with gates that no candidate passes."""
    path = shop.open_shop(tmp_path_factory.mktemp("strict"), recipe=shop.STRICT)
    return run_experiment(read_recipe(path), n_jobs=1)
