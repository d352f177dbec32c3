"""What every transformer promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.utils.estimator_checks import parametrize_with_checks

from custseg.errors import TableError
from custseg.preprocessing import (
    CategoryEncoder,
    LevelEncoder,
    NumberScaler,
    OrderedScaler,
    Projector,
    RatingsScaler,
    ShareScaler,
    SkewedScaler,
    TicksScaler,
)

if TYPE_CHECKING:
    from custseg.preprocessing.step_learner import StepLearner

LEARNERS = [
    NumberScaler(),
    SkewedScaler(),
    ShareScaler(),
    OrderedScaler(),
    CategoryEncoder(),
    LevelEncoder(),
    RatingsScaler(),
    TicksScaler(),
    Projector(),
]
CENTRING = [learner for learner in LEARNERS if not isinstance(learner, LevelEncoder)]


@pytest.fixture(params=LEARNERS, ids=lambda learner: type(learner).__name__)
def learner(request: pytest.FixtureRequest) -> StepLearner:
    found: StepLearner = clone(request.param)
    return found


@pytest.fixture
def rows(learner: StepLearner) -> np.ndarray:
    """500 rows of two skewed columns, one with few values, with missing ones where they are allowed."""
    rng = np.random.default_rng(5)
    drawn = np.column_stack([rng.gamma(0.5, size=500), rng.poisson(2.0, size=500)])
    if not isinstance(learner, Projector):
        drawn[::17] = np.nan
    return drawn


@parametrize_with_checks(LEARNERS)
def test_scikit_learn_agrees(estimator: StepLearner, check: object) -> None:
    """The transformer passes scikit-learn's own checks, all of them."""
    check(estimator)  # type: ignore[operator]


def test_storage_width_does_not_matter(learner: StepLearner, rows: np.ndarray) -> None:
    """Fitted on and applied to float32 or float64, the bits are the same."""
    narrow = rows.astype(np.float32)

    wide_result = learner.fit(rows).transform(rows)
    narrow_result = clone(learner).fit(narrow).transform(narrow)

    np.testing.assert_array_equal(narrow_result, wide_result)


def test_memory_order_does_not_matter(learner: StepLearner, rows: np.ndarray) -> None:
    """Fitted on rows or columns in memory, the bits are the same."""
    by_rows = learner.fit(rows).transform(rows)
    by_columns = clone(learner).fit(np.asfortranarray(rows)).transform(rows)

    np.testing.assert_array_equal(by_columns, by_rows)


def test_training_and_serving_are_one_thing(learner: StepLearner, rows: np.ndarray) -> None:
    """`transform` is what the stored steps say."""
    rounded = rows.astype(np.float32).astype(np.float64)

    result = learner.fit_transform(rows)

    np.testing.assert_array_equal(result, learner.preparation_.transform(rounded))


@pytest.mark.parametrize("learner", CENTRING, ids=lambda learner: type(learner).__name__)
def test_learned_columns_are_centred(learner: StepLearner, rows: np.ndarray) -> None:
    """The training rows have mean 0 in every prepared column, missing values included; only levels have no middle."""
    result = learner.fit_transform(rows)

    assert result.mean(axis=0) == pytest.approx(np.zeros(result.shape[1]), abs=1e-6)


def test_every_learned_number_covers_ten_customers(learner: StepLearner, rows: np.ndarray) -> None:
    """500 customers are enough for a bundle."""
    assert learner.fit(rows).preparation_.covers >= 10


def test_a_table_of_three_customers_covers_three(learner: StepLearner) -> None:
    """A handful of customers is fitted, and admits that it stands for a handful."""
    few = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 1.0]])

    assert learner.fit(few).preparation_.covers <= 3


def test_names_of_a_frame_are_kept(learner: StepLearner, rows: np.ndarray) -> None:
    """Fitted on a DataFrame, the steps read its columns by name."""
    frame = pd.DataFrame(rows, columns=["spend", "orders"])

    learner.fit(frame)

    assert learner.preparation_.input_names == ("spend", "orders")
    assert tuple(learner.get_feature_names_out()) == learner.preparation_.output_names


def test_a_bare_matrix_has_numbered_columns(learner: StepLearner, rows: np.ndarray) -> None:
    """Without names the columns are x0, x1, as in scikit-learn."""
    assert learner.fit(rows).preparation_.input_names == ("x0", "x1")


def test_a_number_beyond_float32_is_refused(learner: StepLearner, rows: np.ndarray) -> None:
    """It would become infinite when rounded."""
    rows[3, 1] = 1e39

    with pytest.raises(TableError, match="too large for float32"):
        learner.fit(rows)


def test_a_column_without_values_is_named() -> None:
    """Nothing can be learned from nothing, and all such columns are listed."""
    frame = pd.DataFrame({"spend": [1.0, 2.0], "age": [np.nan] * 2, "tenure": [np.nan] * 2})

    with pytest.raises(TableError, match=r"(?s)no values at all.*'age', 'tenure'"):
        NumberScaler().fit(frame)
