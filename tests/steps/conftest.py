"""One small step of each kind, and rows that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.steps import (
    CategoryStep,
    LevelStep,
    NumberStep,
    OrderedStep,
    Projection,
    RatingsStep,
    ShareStep,
    SkewedStep,
    TicksStep,
)

if TYPE_CHECKING:
    from custseg.steps import Step

NAMES = ("left", "right")
NUMBER = NumberStep(
    input_names=NAMES,
    fill=np.array([1.0, 50.0]),
    low=np.array([-2.0, 0.0]),
    high=np.array([3.0, 900.0]),
    mean=np.array([0.3, 60.0]),
    scale=np.array([1.7, 40.0]),
    covers=10,
)
SKEWED = SkewedStep(
    input_names=NAMES,
    fill=np.array([1.0, 50.0]),
    low=np.array([-20.0, 0.0]),
    high=np.array([30.0, 9e6]),
    unit=np.array([0.7, 45.0]),
    mean=np.array([0.3, 2.0]),
    scale=np.array([1.7, 0.9]),
    covers=10,
)
SHARE = ShareStep(
    input_names=NAMES,
    fill=np.array([0.2, 0.5]),
    mean=np.array([0.4, 0.8]),
    scale=np.array([0.3, 0.2]),
    covers=10,
)
ORDERED = OrderedStep(
    input_names=("left",),
    bounds=np.array([1.0, 2.5, 4.0]),
    scores=np.array([-1.4, -0.2, 0.4, 1.6]),
    fill=-0.2,
    covers=10,
)
CATEGORY = CategoryStep(
    input_names=("left",),
    levels=("north", "south"),
    codes=np.array([0.0, 2.0]),
    shares=np.array([0.5, 0.2]),
    other_share=0.2,
    missing_share=0.1,
    covers=10,
)
LEVEL = LevelStep(
    input_names=("left",),
    levels=("north", "south"),
    codes=np.array([0.0, 2.0]),
    shares=np.array([0.5, 0.3]),
    other_share=0.2,
    covers=10,
)
PROJECTION = Projection(
    input_names=NAMES,
    mean=np.array([0.1, -0.2]),
    components=np.array([[0.6, 0.8], [0.8, -0.6]]),
    covers=10,
)
ITEMS = ("price", "taste", "health", "service")
RATINGS = RatingsStep(
    input_names=ITEMS,
    mean=np.array([0.1, -0.2, 0.4, -0.3]),
    scale=np.array([0.9, 0.8, 1.1, 0.7]),
    covers=10,
)
TICKS = TicksStep(
    input_names=ITEMS,
    highest=np.ones(4),
    mean=np.array([0.1, -0.2, 0.2, -0.1]),
    scale=np.array([0.4, 0.3, 0.5, 0.4]),
    covers=10,
)
EVERY_STEP = (NUMBER, SKEWED, SHARE, ORDERED, CATEGORY, LEVEL, RATINGS, TICKS, PROJECTION)


@pytest.fixture(params=EVERY_STEP, ids=lambda step: step.kind)
def step(request: pytest.FixtureRequest) -> Step:
    found: Step = request.param
    return found


@pytest.fixture
def rows(step: Step) -> np.ndarray:
    """200 rows with ties, zeros, extremes and, where the step takes them, missing values."""
    rng = np.random.default_rng(7)
    drawn = rng.normal(size=(200, len(step.input_names))) * 10.0 ** rng.integers(-3, 4, (200, 1))
    drawn[::3] = np.round(drawn[::3])
    if step.kind != "projection":
        drawn[::11] = np.nan
    return drawn
