from __future__ import annotations

import numpy as np
import pytest

from custseg.steps.within_person import centre_answers, fill_with, spread_answers


def test_the_answers_given_sum_to_0() -> None:
    """Missing ones stay missing, and do not move the mean."""
    columns = np.array([[1.0], [np.nan], [5.0]])

    centre_answers(columns)

    np.testing.assert_array_equal(columns, [[-2.0], [np.nan], [2.0]])


def test_the_answers_given_have_deviation_1() -> None:
    """Their squares sum to the number of answers."""
    columns = np.array([[-2.0], [np.nan], [1.0], [1.0]])

    spread_answers(columns)

    assert np.nansum(columns**2) == pytest.approx(3)


def test_only_missing_answers_are_filled() -> None:
    """Each by its own item's number."""
    columns = np.array([[1.0, np.nan], [np.nan, 2.0]])

    fill_with(columns, np.array([7.0, 8.0]))

    assert columns.tolist() == [[1.0, 7.0], [8.0, 2.0]]
