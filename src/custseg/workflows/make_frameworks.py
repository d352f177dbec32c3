"""Which frameworks does a section of a recipe ask for?"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from custseg.errors import RecipeError
from custseg.frameworks import (
    FRAMEWORKS,
    RFMGrid,
    SegmentationTree,
    ThresholdSegment,
    ThresholdSegments,
    default_threshold_segments,
)
from custseg.recipes.framework_section import (
    RFMGridSection,
    SegmentationTreeSection,
    ThresholdSegmentsSection,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.frameworks import Condition, Framework
    from custseg.recipes import Recipe
    from custseg.recipes.framework_section import ConditionSection, FrameworkSection
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
    if isinstance(section, RFMGridSection):
        for n_levels in section.n_levels:
            grid = RFMGrid(**{**_settings(section, RFMGrid), "n_levels": n_levels})
            yield f"rfm_grid-{n_levels}", grid
    elif isinstance(section, ThresholdSegmentsSection):
        segments = _segments(section, recipe, contract)
        own = _settings(section, ThresholdSegments)
        yield section.learner, ThresholdSegments(**{**own, "segments": segments})
    elif isinstance(section, SegmentationTreeSection):
        yield from _trees(section, recipe, contract)
    else:
        framework: Any = FRAMEWORKS[section.learner]
        yield section.learner, framework(**_settings(section, framework))


def learns_from_outcome(recipe: Recipe) -> bool:
    """Whether any candidate of a recipe learns from what customers did later."""
    return any(
        isinstance(section, SegmentationTreeSection) and any(section.on_outcome)
        for section in recipe.candidates
    )


def _settings(section: FrameworkSection, framework: Any) -> dict[str, Any]:
    own = [field.name for field in fields(framework)]
    return {name: getattr(section, name) for name in own if name in type(section).model_fields}


def _segments(
    section: ThresholdSegmentsSection, recipe: Recipe, contract: Contract
) -> tuple[ThresholdSegment, ...]:
    if not section.segments:
        return default_threshold_segments(recipe.named_columns)
    return tuple(
        ThresholdSegment(
            segment.name, tuple(_condition(one, recipe, contract) for one in segment.conditions)
        )
        for segment in section.segments
    )


def _condition(section: ConditionSection, recipe: Recipe, contract: Contract) -> Condition:
    levels = _levels(contract).get(section.column, ())
    unknown = [level for level in section.levels if level not in levels]
    if unknown:
        raise RecipeError(
            f"Recipe '{recipe.name}' asks for levels that column '{section.column}' does not have.",
            found=unknown,
            expected=f"some of {list(levels)}",
            hint="levels of fewer than 10 customers are none.",
        )
    return section.as_condition(levels)


def _trees(
    section: SegmentationTreeSection, recipe: Recipe, contract: Contract
) -> Iterator[tuple[str, SegmentationTree]]:
    columns = section.columns or tuple(recipe.columns)
    levels = {name: own for name, own in _levels(contract).items() if name in columns}
    ordered = tuple(
        one.name for one in contract.columns if one.kind == "ordered" and one.name in levels
    )
    for on_outcome in dict.fromkeys(section.on_outcome):
        tree = SegmentationTree(
            columns,
            outcome=OUTCOME if on_outcome else None,
            max_leaves=section.max_segments,
            min_share=section.min_share,
            levels=levels,
            ordered=ordered,
        )
        yield f"{section.learner}{'-on-outcome' if on_outcome else ''}", tree


def _levels(contract: Contract) -> dict[str, tuple[str, ...]]:
    return {column.name: column.levels for column in contract.columns if column.has_levels}
