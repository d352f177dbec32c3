"""Which steps can a bundle name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.steps.category_step import CategoryStep
from custseg.steps.level_step import LevelStep
from custseg.steps.number_step import NumberStep
from custseg.steps.ordered_step import OrderedStep
from custseg.steps.projection import Projection
from custseg.steps.ratings_step import RatingsStep
from custseg.steps.share_step import ShareStep
from custseg.steps.skewed_step import SkewedStep
from custseg.steps.ticks_step import TicksStep

if TYPE_CHECKING:
    from custseg.steps.step import Step

STEPS: dict[str, type[Step]] = {
    "number": NumberStep,
    "skewed": SkewedStep,
    "share": ShareStep,
    "ordered": OrderedStep,
    "category": CategoryStep,
    "level": LevelStep,
    "ratings": RatingsStep,
    "ticks": TicksStep,
    "projection": Projection,
}
