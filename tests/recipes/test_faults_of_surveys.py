from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import RecipeError
from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from pathlib import Path

RECIPE = """
name = "respondents"
title = "Respondents"

[data.customers]
table = "answers.parquet"
id = "respondent"

[columns]
{columns}

{more}

[[candidates]]
learner = "kmeans"
n_clusters = 3
"""
ITEM = '{name} = {{ kind = "number", scale = [1, {top}], survey = "trust" }}'


def write(folder: Path, *tops: int, more: str = "") -> Path:
    """Write a recipe with one item of a survey for each upper end of a scale."""
    items = [ITEM.format(name=f"q{number}", top=top) for number, top in enumerate(tops)]
    path = folder / "respondents.toml"
    path.write_text(RECIPE.format(columns="\n".join(items), more=more))
    return path


def test_a_sound_survey_is_read(tmp_path: Path) -> None:
    """Three items on one scale."""
    recipe = read_recipe(write(tmp_path, 5, 5, 5)).recipe

    assert {section.survey for section in recipe.columns.values()} == {"trust"}


def test_two_items_are_too_few(tmp_path: Path) -> None:
    """The fault names the survey and its line."""
    with pytest.raises(RecipeError, match=r"line 10, .*survey 'trust' has 2 items, at least 3"):
        read_recipe(write(tmp_path, 5, 5))


def test_items_on_different_scales_are_no_survey(tmp_path: Path) -> None:
    """A mean over 1 to 5 and 1 to 7 means nothing."""
    with pytest.raises(RecipeError, match="one kind, one scale and the same levels"):
        read_recipe(write(tmp_path, 5, 5, 7))


@pytest.mark.parametrize("part", ["profile", "protected"])
def test_only_the_distance_is_corrected(tmp_path: Path, part: str) -> None:
    """Profiles tell the answers as they were given."""
    more = f'[{part}]\nq9 = {{ kind = "number", survey = "trust" }}'

    with pytest.raises(RecipeError, match=f"{part}.q9.survey: only .columns. correct answers"):
        read_recipe(write(tmp_path, 5, 5, 5, more=more))
