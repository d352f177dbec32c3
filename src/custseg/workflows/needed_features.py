"""Which features does an experiment look at?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.recipes import Recipe


def needed_features(recipe: Recipe) -> tuple[str, ...]:
    """Return the features that a recipe names anywhere, each once; what nobody looks at is not built.

    Attributes are no features, and so are not among them.
    """
    data = recipe.data
    attributes = set() if data.attributes is None else set(data.attributes.columns)
    return tuple(name for name in recipe.named_columns if name not in attributes)
