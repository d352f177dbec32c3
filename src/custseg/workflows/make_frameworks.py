"""Which frameworks does a section of a recipe ask for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import RecipeError
from custseg.frameworks import default_threshold_segments
from custseg.recipes.framework_section import SegmentationTreeSection, ThresholdSegmentsSection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from custseg.frameworks import Framework
    from custseg.recipes import Recipe
    from custseg.recipes.framework_section import FrameworkSection
    from custseg.segmentation import Contract

# What customers did later, where a tree learns from it: a column of the training customers alone, and never of the contract.
OUTCOME = "the outcome"


def make_frameworks(
    section: FrameworkSection, recipe: Recipe, contract: Contract
) -> Iterator[tuple[str, Framework]]:
    """Yield a name and an unfitted framework for each candidate of a section.

    Raises
    ------
    RecipeError
        When a condition names levels that the column does not have.
    """
    levels = {column.name: column.levels for column in contract.columns if column.has_levels}
    if isinstance(section, ThresholdSegmentsSection):
        _check_levels(section, recipe, levels)
        default = () if section.segments else default_threshold_segments(recipe.segmenting_columns)
        yield from section.frameworks(levels=levels, default=default)
    elif isinstance(section, SegmentationTreeSection):
        ordered = tuple(column.name for column in contract.columns if column.kind == "ordered")
        yield from section.frameworks(
            default=tuple(recipe.columns), outcome=OUTCOME, levels=levels, ordered=ordered
        )
    else:
        yield from section.frameworks()


def learns_from_outcome(recipe: Recipe) -> bool:
    """Whether any candidate of a recipe learns from what customers did later."""
    return any(
        isinstance(section, SegmentationTreeSection) and any(section.on_outcome)
        for section in recipe.candidates
    )


def _check_levels(
    section: ThresholdSegmentsSection, recipe: Recipe, levels: Mapping[str, tuple[str, ...]]
) -> None:
    for one in (one for segment in section.segments for one in segment.conditions):
        known = levels.get(one.column, ())
        unknown = [level for level in one.levels if level not in known]
        if unknown:
            raise RecipeError(
                f"Recipe '{recipe.name}' asks for levels that column '{one.column}' does not have.",
                found=unknown,
                expected=f"some of {list(known)}",
                hint="levels of fewer than 10 customers are none.",
            )
