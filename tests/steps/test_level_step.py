from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import BundleError
from custseg.steps import LevelStep

STEP = LevelStep(
    input_names=("region",),
    levels=("north", "south"),
    codes=np.array([0.0, 2.0]),
    shares=np.array([0.5, 0.3]),
    other_share=0.2,
    covers=10,
)
WITHOUT_POOL = replace(STEP, shares=np.array([0.6, 0.4]), other_share=None)
CODES = [0.0, 1.0, 2.0, 3.0, -1.0, 0.5, math.nan]


@pytest.mark.parametrize("step", [STEP, WITHOUT_POOL], ids=["pool", "no pool"])
def test_agrees_with_naive(step: LevelStep) -> None:
    """Kept, pooled, unknown and missing levels, one by one."""
    found = step.transform(np.array(CODES)[:, None])[:, 0]

    has_pool = step.other_share is not None
    expected = [naive.level_step(code, kept=[0.0, 2.0], has_pool=has_pool) for code in CODES]
    np.testing.assert_array_equal(found, expected)


def test_the_prepared_column_is_called_as_the_raw_one() -> None:
    """It is one column still."""
    assert STEP.output_names == ("region",)


def test_a_column_that_everybody_misses_has_no_level() -> None:
    """It makes a step, of which nothing ever comes."""
    step = replace(STEP, levels=(), codes=np.zeros(0), shares=np.zeros(0), other_share=None)

    assert np.isnan(step.transform(np.array([[0.0], [np.nan]]))).all()


@pytest.mark.parametrize(
    ("name", "altered", "message"),
    [
        ("codes", np.array([2.0, 0.0]), "codes ascend"),
        ("shares", np.array([1.0, -0.2]), "shares are above 0"),
        ("shares", np.array([0.5, 0.5]), "shares sum to 1"),
        ("other_share", 0.0, "other share is above 0"),
        ("input_names", ("region", "age"), "it reads one column"),
    ],
)
def test_fields_that_do_not_fit_are_refused(name: str, altered: object, message: str) -> None:
    """An altered bundle is refused before it places anybody."""
    with pytest.raises(BundleError, match=message):
        replace(STEP, **{name: altered})  # type: ignore[arg-type]
