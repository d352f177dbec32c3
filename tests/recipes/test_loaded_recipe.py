from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_folder_is_no_part_of_the_recipe(
    small: str, written: Callable[[str], Path], tmp_path: Path
) -> None:
    """The same file elsewhere is the same recipe, with another folder."""
    here = read_recipe(written(small))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "shop.toml").write_text(small)

    there = read_recipe(elsewhere / "shop.toml")

    assert here.recipe.digest == there.recipe.digest
    assert (here.folder, there.folder) == (tmp_path, elsewhere)
