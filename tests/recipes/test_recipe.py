from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], Path]


def test_digest_is_of_what_the_recipe_says(small: str, written: Write) -> None:
    """Comments and spelled-out defaults leave the digest as it is; a setting changes it."""
    plain = read_recipe(written(small)).recipe.digest
    commented = read_recipe(written(f"# a comment\nseed = 0\n{small}")).recipe.digest
    changed = read_recipe(written(f"seed = 1\n{small}")).recipe.digest

    assert plain == commented
    assert plain != changed


def test_the_order_of_keys_leaves_the_digest(small: str, written: Write) -> None:
    """Columns and weights are known by their names, and not by their places."""
    columns = 'recency_days = "days"\nmonetary_total = "money"\n'
    turned = 'monetary_total = "money"\nrecency_days = "days"\n'
    ordered = f"{small}[weights]\nstability = 2\nrelevance = 1\n"
    other = f"{small.replace(columns, turned)}[weights]\nrelevance = 1\nstability = 2\n"

    digests = {read_recipe(written(text)).recipe.digest for text in (ordered, other)}

    assert columns in small
    assert len(digests) == 1


def test_gates_default_to_those_of_validation(small: str, written: Write) -> None:
    """A recipe that names no gates asks for the documented ones."""
    gates = read_recipe(written(small)).recipe.gates.as_gates()

    assert (gates.min_segments, gates.max_segments, gates.min_stability) == (3, 6, 0.6)
