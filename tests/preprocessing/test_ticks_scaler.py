from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import TableError
from custseg.preprocessing import TicksScaler


def test_every_item_weighs_the_same() -> None:
    """Mean 0 and variance 1, whatever the share of yes."""
    rng = np.random.default_rng(4)
    answers = (rng.random((400, 4)) < [0.1, 0.3, 0.5, 0.9]).astype(float)

    found = TicksScaler(levels=("no", "yes")).fit_transform(answers)

    assert found.mean(axis=0) == pytest.approx(np.zeros(4), abs=1e-12)
    assert found.var(axis=0) == pytest.approx(np.ones(4))


def test_a_level_that_is_neither_no_nor_yes_is_a_missing_answer() -> None:
    """It neither moves the respondent's share nor the item's mean."""
    answers = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0]] * 5)
    odd, missing = answers.copy(), answers.copy()
    odd[0, 0], missing[0, 0] = 2.0, np.nan
    scaler = TicksScaler(levels=("no", "yes"))

    found = scaler.fit_transform(odd)

    np.testing.assert_array_equal(found, scaler.fit_transform(missing))


def test_an_item_that_nobody_answered_is_named() -> None:
    """Nothing can be learned from it."""
    answers = np.column_stack([np.arange(20) % 2, np.full(20, 2.0), np.arange(20) % 2])

    with pytest.raises(TableError, match="no values at all"):
        TicksScaler(levels=("no", "yes")).fit(answers)
