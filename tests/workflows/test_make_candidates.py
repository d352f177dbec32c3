from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import poll
import shop
from custseg.errors import RecipeError
from custseg.recipes import read_recipe
from custseg.workflows.gather import gather
from custseg.workflows.make_candidates import make_candidates, make_yardsticks

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe

KMEANS = '\n[[candidates]]\nlearner = "kmeans"\nn_clusters = 3\n'


def test_each_point_of_a_grid_is_a_candidate(recipe: LoadedRecipe) -> None:
    """With its own name."""
    found = make_candidates(recipe.recipe, gather(recipe).contract)

    assert [candidate.name for candidate in found] == ["kmeans-3", "kmeans-4"]


def test_a_projection_is_in_the_name(tmp_path: Path) -> None:
    """The same learner may compete with and without."""
    text = shop.RECIPE + KMEANS + "projection = 2\n"
    recipe = read_recipe(shop.open_shop(tmp_path, recipe=text))

    found = make_candidates(recipe.recipe, gather(recipe).contract)

    assert [candidate.name for candidate in found] == ["kmeans-3", "kmeans-4", "kmeans-3-pc2"]


def test_latent_classes_read_levels_alone(tmp_path: Path) -> None:
    """Each column with levels is treated as such, whatever its kind; the others are left to other learners."""
    text = poll.RECIPE + KMEANS
    recipe = read_recipe(shop.open_shop(tmp_path, poll.customers(), recipe=text))

    found = make_candidates(recipe.recipe, gather(recipe).contract)

    read = {
        candidate.name: {column.name: column.kind for column in candidate.preprocessor.columns}  # type: ignore[attr-defined]
        for candidate in found
    }
    assert read["latent_class-3"] == dict.fromkeys(poll.QUESTIONS, "levels")
    assert read["kmeans-3"]["spend"] == "money"
    assert read["kmeans-3"]["comes"] == "ordered"


def test_the_same_candidate_twice_is_refused(tmp_path: Path) -> None:
    """It would be logged twice under one name."""
    recipe = read_recipe(shop.open_shop(tmp_path, recipe=shop.RECIPE + KMEANS))

    with pytest.raises(RecipeError, match=r"the same candidate twice.\nFound: \['kmeans-3'\]"):
        make_candidates(recipe.recipe, gather(recipe).contract)


def test_the_yardsticks_follow_the_recipe(recipe: LoadedRecipe) -> None:
    """Without [rfm] there is no full RFM grid."""
    found = make_yardsticks(recipe.recipe, gather(recipe).contract)

    assert [one.name for one in found] == ["one segment", "two clusters", "five money quantiles"]
