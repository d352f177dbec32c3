"""Apply a transformation: frozen state and kernels, which are the only code that ever transforms a row."""

from custseg.steps.category_step import CategoryStep
from custseg.steps.level_step import LevelStep
from custseg.steps.number_step import NumberStep
from custseg.steps.ordered_step import OrderedStep
from custseg.steps.preparation import Preparation
from custseg.steps.projection import Projection
from custseg.steps.ratings_step import RatingsStep
from custseg.steps.registry import STEPS
from custseg.steps.share_step import ShareStep
from custseg.steps.skewed_step import SkewedStep
from custseg.steps.step import Matrix, Step, Vector
from custseg.steps.ticks_step import TicksStep

__all__ = [
    "STEPS",
    "CategoryStep",
    "LevelStep",
    "Matrix",
    "NumberStep",
    "OrderedStep",
    "Preparation",
    "Projection",
    "RatingsStep",
    "ShareStep",
    "SkewedStep",
    "Step",
    "TicksStep",
    "Vector",
]
