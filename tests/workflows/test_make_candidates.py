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

    with pytest.raises(
        RecipeError,
        match=r"the same candidate twice.\nFound: \['kmeans-3'\](.|\n)*a framework a name",
    ):
        make_candidates(recipe.recipe, gather(recipe).contract)


FRAMEWORK = """
[[candidates]]
learner = "{learner}"
{more}
"""


def test_frameworks_of_one_learner_compete_under_names_of_their_own(tmp_path: Path) -> None:
    """A name given to a section is the candidate's; where a list makes several, each adds what it is."""
    columns = 'recency = "recency_days"\nfrequency = "orders"\nmonetary = "spend"\n'
    sections = [
        ("value_tiers", 'column = "spend"'),
        (
            "value_tiers",
            'column = "spend"\nname = "tiers by value"\nvalue_shares = [0.4, 0.3, 0.2, 0.1]',
        ),
        ("rfm_grid", columns + 'n_levels = [3, 5]\nname = "own"'),
        ("rfm_grid", columns + 'name = "own-alone"'),
        ("segmentation_tree", 'name = "tree"\ncolumns = ["spend", "orders"]'),
    ]
    text = shop.RECIPE + "".join(
        FRAMEWORK.format(learner=learner, more=more) for learner, more in sections
    )
    recipe = read_recipe(shop.open_shop(tmp_path, recipe=text))

    found = make_candidates(recipe.recipe, gather(recipe).contract)

    assert [candidate.name for candidate in found][2:] == [
        "value_tiers",
        "tiers by value",
        "own-3",
        "own-5",
        "own-alone",
        "tree",
    ]


def test_the_yardsticks_follow_the_recipe(recipe: LoadedRecipe) -> None:
    """Without [rfm] there is no full RFM grid."""
    found = make_yardsticks(recipe.recipe, gather(recipe).contract)

    assert [one.name for one in found] == ["one segment", "two clusters", "five money quantiles"]
