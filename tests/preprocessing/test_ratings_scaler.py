from __future__ import annotations

import numpy as np
import pytest

from custseg.preprocessing import ColumnPreprocessor, RatingsScaler, Treated
from custseg.steps import RatingsStep, TicksStep


@pytest.fixture
def answers() -> np.ndarray:
    """300 answers to 5 items from 1 to 5, of respondents who agree more or less with everything; one in 20 missing."""
    rng = np.random.default_rng(3)
    habit = rng.integers(0, 3, (300, 1))
    drawn = np.clip(rng.integers(1, 4, (300, 5)) + habit, 1, 5).astype(float)
    drawn[rng.random(drawn.shape) < 0.05] = np.nan
    return drawn


def test_every_item_weighs_the_same(answers: np.ndarray) -> None:
    """Mean 0 and variance 1 over everybody, those who did not answer included."""
    found = RatingsScaler().fit_transform(answers)

    assert found.mean(axis=0) == pytest.approx(np.zeros(5), abs=1e-12)
    assert found.var(axis=0) == pytest.approx(np.ones(5))


def test_a_missing_answer_counts_as_the_average_of_its_item(answers: np.ndarray) -> None:
    """It is 0 after the preparation."""
    found = RatingsScaler().fit_transform(answers)

    assert not found[np.isnan(answers)].any()


def test_the_fewest_answers_of_an_item_are_what_it_covers(answers: np.ndarray) -> None:
    """An item that 12 respondents answered tells of 12."""
    answers[12:, 2] = np.nan

    (step,) = RatingsScaler().fit(answers).preparation_.treatments

    assert step.covers <= 12


def test_each_survey_is_corrected_by_itself(answers: np.ndarray) -> None:
    """What somebody answers in another survey does not matter."""
    columns = tuple(
        Treated(name=f"{survey}{number}", kind="ratings", survey=survey)
        for survey in ("trust", "taste")
        for number in range(5)
    )
    both = np.column_stack([answers, answers[::-1]])

    found = ColumnPreprocessor(columns).fit_transform(both)

    np.testing.assert_array_equal(found[:, :5], RatingsScaler().fit_transform(answers))


def test_yes_and_no_go_by_the_levels_of_the_column() -> None:
    """Binary items become one step on ticks, ratings another."""
    columns = (
        *(Treated(name=f"tick{n}", kind="ticks", levels=("no", "yes"), survey="s") for n in "abc"),
        *(Treated(name=f"rate{n}", kind="ratings", survey="r") for n in "abc"),
    )
    raw = np.random.default_rng(1).integers(0, 2, (60, 6)).astype(float)

    ticks, ratings = ColumnPreprocessor(columns).fit(raw).preparation_.treatments

    assert isinstance(ticks, TicksStep)
    assert ticks.highest.tolist() == [1.0] * 3
    assert isinstance(ratings, RatingsStep)
