"""Which surveys of a recipe cannot be corrected for how people answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.recipes.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.recipes.recipe import Recipe

# Of two corrected answers one is the other with its sign changed.
_MIN_ITEMS = 3


def faults_of_surveys(recipe: Recipe) -> Iterator[Fault]:
    """Yield the surveys with too few items or with different scales, and items that make no distance."""
    surveys: dict[str, list[str]] = {}
    for name, section in recipe.columns.items():
        if section.survey is not None:
            surveys.setdefault(section.survey, []).append(name)
    for survey, names in surveys.items():
        path = ("columns", names[0], "survey")
        if len(names) < _MIN_ITEMS:
            text = f"survey '{survey}' has {len(names)} items, at least {_MIN_ITEMS} tell a style of answering"
            yield Fault(path=path, text=text)
        if len({_scale(recipe, name) for name in names}) > 1:
            text = f"the items of survey '{survey}' need one kind, one scale and the same levels"
            yield Fault(path=path, text=text)
    for part in ("profile", "protected"):
        for name, section in getattr(recipe, part).items():
            if section.survey is not None:
                text = "only [columns] correct answers: leave survey out here"
                yield Fault(path=(part, name, "survey"), text=text)


def _scale(recipe: Recipe, name: str) -> tuple[object, ...]:
    section = recipe.columns[name]
    return section.kind, section.scale, section.levels
