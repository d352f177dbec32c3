from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.frameworks.interval import Interval
from custseg.frameworks.profile_grower import ProfileGrower
from custseg.frameworks.questions import Questions
from custseg.frameworks.split import Split

ROWS = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0, 2.0, 7.0, np.nan]), st.sampled_from([0.0, 1.0, 2.0, 3.0])),
    min_size=24,
    max_size=60,
)


@given(rows=ROWS, seed=st.integers(0, 99))
def test_it_finds_what_trying_every_split_finds(rows: list[tuple[float, float]], seed: int) -> None:
    """No question about any column, with missing values on either side, saves a larger sum of squares."""
    values = np.array(rows)
    behaviour = np.random.default_rng(seed).normal(size=(len(rows), 3))
    behaviour -= behaviour.mean(axis=0)
    questions = (
        Questions.about_numbers(0, values[:, 0]),
        Questions.about_levels(1, values[:, 1], n_levels=3),
    )
    grower = ProfileGrower(questions=questions, behaviour=behaviour, min_customers=12)

    found = grower.propose(np.arange(len(rows)))

    splits = [
        Split(column=one.column, inside=Interval(low=low, high=high, takes_missing=side))
        for one in questions
        for low, high in one.spans
        for side in (False, True)
    ]
    answers = [
        answer.tolist()
        for one in splits
        for answer in [one.holds(values[:, one.column])]
        for known in [~np.isnan(values[:, one.column])]
        if min((answer & known).sum(), (~answer & known).sum()) >= 10
    ]
    expected = naive.best_split(behaviour.tolist(), answers, min_customers=12)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert found.gain == pytest.approx(expected[1])
        held = found.split.holds(values[:, found.split.column]).tolist()
        again = naive.best_split(behaviour.tolist(), [held], min_customers=12)
        assert again is not None
        assert again[1] == pytest.approx(expected[1])


def test_of_equal_splits_the_first_column_is_asked() -> None:
    """Two columns that say the same are no reason to hesitate."""
    values = np.repeat([1.0, 5.0], 20)
    grower = ProfileGrower(
        questions=tuple(Questions.about_numbers(column, values) for column in range(2)),
        behaviour=(values - 3)[:, None],
        min_customers=10,
    )

    found = grower.propose(np.arange(40))

    assert found is not None
    assert found.split.column == 0


def test_whoever_lacks_a_value_later_joins_the_larger_side() -> None:
    """Where nobody lacks it in training, missing values go where most customers are."""
    values = np.repeat([1.0, 5.0], [12, 20])
    behaviour = (values - values.mean())[:, None]
    grower = ProfileGrower(
        questions=(Questions.about_numbers(0, values),), behaviour=behaviour, min_customers=10
    )

    found = grower.propose(np.arange(32))

    assert found is not None
    assert found.split.inside.takes_missing


def test_nobody_is_told_by_a_missing_value_alone() -> None:
    """A side needs ten customers with a value, or its words would speak of others."""
    values = np.repeat([1.0, 2.0, 5.0, np.nan], [20, 20, 5, 20])
    behaviour = np.where(np.isnan(values), 3.0, -1.0)[:, None]
    grower = ProfileGrower(
        questions=(Questions.about_numbers(0, values),),
        behaviour=behaviour - behaviour.mean(),
        min_customers=10,
    )

    found = grower.propose(np.arange(len(values)))

    assert found is not None
    assert found.split.inside.low == 2.0
