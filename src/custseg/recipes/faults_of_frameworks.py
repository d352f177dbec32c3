"""Which columns can a recipe's frameworks not have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.frameworks import default_threshold_segments
from custseg.recipes.available_columns import available_columns
from custseg.recipes.fault import Fault
from custseg.recipes.fault_words import closest, in_one_line
from custseg.recipes.framework_section import (
    FrameworkSection,
    SegmentationTreeSection,
    ThresholdSegmentsSection,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.recipes.recipe import Recipe


def faults_of_frameworks(recipe: Recipe) -> Iterator[Fault]:
    """Yield the columns of frameworks that cannot be there or may not be read, and trees without the outcome they would grow on."""
    available = available_columns(recipe.data.model_dump(exclude_none=True))
    outcome = None if recipe.outcome is None else recipe.outcome.column
    for position, section in enumerate(recipe.candidates):
        path = ("candidates", position)
        if not isinstance(section, FrameworkSection):
            continue
        for name in dict.fromkeys(section.named_columns):
            if available is not None and name not in available:
                close = closest(name, available.names)
                yield Fault(path=path, text=f"no column '{name}' is built{close}")
            elif name in recipe.protected:
                yield Fault(path=path, text=f"'{name}' is protected, and can be nothing else")
            elif name == outcome:
                yield Fault(path=path, text=f"'{name}' is the outcome, and can be nothing else")
        if (
            isinstance(section, SegmentationTreeSection)
            and any(section.on_outcome)
            and recipe.outcome is None
        ):
            yield Fault(path=(*path, "on_outcome"), text="there is no [outcome] to grow on")
        if isinstance(section, ThresholdSegmentsSection) and not section.segments:
            yield from _faults_of_default_segments(recipe, path)


def _faults_of_default_segments(recipe: Recipe, path: tuple[str | int, ...]) -> Iterator[Fault]:
    try:
        default_threshold_segments(recipe.segmenting_columns)
    except ParameterError as error:
        yield Fault(path=path, text=in_one_line(str(error)))
