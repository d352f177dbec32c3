"""How does a recipe come from its file?"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from custseg.errors import ParameterError, RecipeError
from custseg.recipes.fault import Fault
from custseg.recipes.faults import (
    faults_of_columns,
    faults_of_form,
    faults_of_learners,
    faults_of_numbers,
    faults_of_structure,
)
from custseg.recipes.faults_of_frameworks import faults_of_frameworks
from custseg.recipes.faults_of_surveys import faults_of_surveys
from custseg.recipes.loaded_recipe import LoadedRecipe
from custseg.recipes.locate import locate
from custseg.recipes.recipe import Recipe

if TYPE_CHECKING:
    import os


def read_recipe(path: str | os.PathLike[str]) -> LoadedRecipe:
    """Read a recipe, or say all that is wrong with it at once.

    Parameters
    ----------
    path
        A TOML file; `docs/recipes.md` lists its keys.

    Raises
    ------
    RecipeError
        When the file is missing, is not TOML, or has faults: each with its line, and the closest valid name.

    Examples
    --------
    >>> read_recipe("no such.toml")
    Traceback (most recent call last):
        ...
    custseg.errors.RecipeError: Recipe 'no such.toml' cannot be read: No such file or directory.
    Hint: name a TOML file.
    """
    file = Path(path)
    text = _read_text(file)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"Recipe '{file.name}' is not TOML: {error}.") from None
    recipe, faults = _parse(raw)
    if recipe is None or faults:
        raise RecipeError(
            f"Recipe '{file.name}' has {len(faults)} {'fault' if len(faults) == 1 else 'faults'}:\n"
            + "\n".join(f"  {_told(text, fault)}" for fault in _sorted(text, faults)),
            hint="`docs/recipes.md` lists every key.",
        )
    return LoadedRecipe(recipe=recipe, folder=file.resolve().parent)


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise RecipeError(
            f"Recipe '{file}' cannot be read: {reason}.", hint="name a TOML file."
        ) from None


def _parse(raw: dict[str, Any]) -> tuple[Recipe | None, list[Fault]]:
    faults = list(faults_of_columns(raw))
    try:
        # JSON keeps TOML's types apart (strict), and takes its arrays and dates as they are.
        recipe = Recipe.model_validate_json(json.dumps(raw, default=str))
    except ValidationError as error:
        return None, [*faults_of_form(error), *faults]
    try:
        recipe.gates.as_gates()
    except ParameterError as error:
        faults.append(Fault(path=("gates",), text=str(error).replace("\n", " ")))
    faults += [
        *faults_of_numbers(recipe),
        *faults_of_structure(recipe),
        *faults_of_learners(recipe),
        *faults_of_frameworks(recipe),
        *faults_of_surveys(recipe),
    ]
    return recipe, faults


def _sorted(text: str, faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (locate(text, fault.path) or 0, str(fault.path)))


def _told(text: str, fault: Fault) -> str:
    line = locate(text, fault.path)
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault.path)
    return f"{f'line {line}, ' if line else ''}{where.lstrip('.')}: {fault.text}"
