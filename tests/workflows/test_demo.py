from __future__ import annotations

from importlib import import_module

from custseg.recipes import read_recipe


def test_the_recipe_of_the_demonstration_is_there() -> None:
    """In a checkout as in the wheel; it is about the households."""
    found = import_module("custseg.workflows.demo")._recipe_file()

    assert read_recipe(found).recipe.name == "households"
