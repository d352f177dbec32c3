from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.steps import RatingsStep

STEP = RatingsStep(
    input_names=("price", "taste", "health", "service"),
    mean=np.array([0.1, -0.2, 0.4, -0.3]),
    scale=np.array([0.9, 0.8, 1.1, 0.7]),
    covers=10,
)
PLAIN = replace(STEP, mean=np.zeros(4), scale=np.ones(4))
ANSWERS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, float("nan")])


@settings(deadline=None)
@given(answers=st.lists(ANSWERS, min_size=4, max_size=4))
def test_agrees_with_naive(answers: list[float]) -> None:
    """One respondent, worked out by hand, says the same, whatever is missing."""
    found = STEP.transform(np.array([answers]))[0]

    expected = naive.ratings_step(answers, mean=[*STEP.mean], scale=[*STEP.scale])
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-12)


@settings(deadline=None)
@given(
    answers=st.lists(st.integers(1, 5), min_size=4, max_size=4),
    shift=st.integers(-9, 9),
    stretch=st.integers(1, 4),
)
def test_the_style_of_answering_is_gone(answers: list[int], shift: int, stretch: int) -> None:
    """Who answers higher throughout, or uses more of the scale, stands at the same place."""
    own = np.array([answers], dtype=float)

    found = PLAIN.transform(own * stretch + shift)

    assert found == pytest.approx(PLAIN.transform(own), abs=1e-9)


@pytest.mark.parametrize("answer", [1.0, 5.0, np.float32(0.1)])
def test_one_answer_throughout_rates_nothing_above_another(answer: float) -> None:
    """All 0 exactly, also where the mean of equal numbers rounds away from them."""
    found = PLAIN.transform(np.full((1, 4), answer, dtype=np.float64))

    assert found.tolist() == [[0.0] * 4]


def test_no_answer_at_all_is_the_average_respondent() -> None:
    """Every item counts as its mean: 0 after standardising."""
    assert STEP.transform(np.full((1, 4), np.nan)).tolist() == [[0.0] * 4]
