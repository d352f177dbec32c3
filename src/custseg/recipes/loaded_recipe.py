"""What is a recipe together with the place it came from?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field

from custseg.recipes.recipe import Recipe  # noqa: TC001 - a field


@dataclass(frozen=True, kw_only=True)
class LoadedRecipe:
    """A recipe, and the folder that its relative paths start from; the folder is no part of its digest."""

    recipe: Recipe
    folder: Path
