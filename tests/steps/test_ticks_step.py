from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.steps import TicksStep

STEP = TicksStep(
    input_names=("tasty", "cheap", "fast", "greasy"),
    highest=np.ones(4),
    mean=np.array([0.1, -0.2, 0.2, -0.1]),
    scale=np.array([0.4, 0.3, 0.5, 0.4]),
    covers=10,
)
PLAIN = replace(STEP, mean=np.zeros(4), scale=np.ones(4))


@settings(deadline=None)
@given(answers=st.lists(st.sampled_from([0.0, 1.0, 2.0, float("nan")]), min_size=4, max_size=4))
def test_agrees_with_naive(answers: list[float]) -> None:
    """One respondent, worked out by hand, says the same; a level that is neither no nor yes is no answer."""
    found = STEP.transform(np.array([answers]))[0]

    expected = naive.ticks_step(answers, mean=[*STEP.mean], scale=[*STEP.scale])
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_a_yes_of_somebody_who_seldom_says_it_weighs_more() -> None:
    """One yes in four stands 0.75 above the own share, one of three 0.25."""
    found = PLAIN.transform(np.array([[1.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 0.0]]))

    assert found[:, 0].tolist() == [0.75, 0.25]


def test_yes_to_everything_is_no_to_everything() -> None:
    """Neither says which of the items matter."""
    found = PLAIN.transform(np.array([[1.0] * 4, [0.0] * 4]))

    assert found.tolist() == [[0.0] * 4] * 2
