from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import TableError
from custseg.preprocessing import Treated, check_columns

SPEND = Treated(name="spend", kind="money")
AGE = Treated(name="age_years", kind="number")
REGION = Treated(name="region", kind="category")
VALUES = np.arange(100.0)


def with_missing(share: float, values: np.ndarray = VALUES) -> np.ndarray:
    return np.where(np.arange(len(values)) < share * len(values), np.nan, values)


def test_sound_columns_pass() -> None:
    """A fifth missing is still allowed."""
    check_columns(np.column_stack([VALUES, with_missing(0.2)]), (SPEND, AGE))


def test_too_many_missing_values_are_refused() -> None:
    """The share found and the share allowed are told."""
    with pytest.raises(TableError, match=r"age_years: 21\.0% missing where 20\.0% are allowed"):
        check_columns(with_missing(0.21)[:, None], (AGE,))


def test_a_recipe_may_allow_more() -> None:
    """Each column has its own limit."""
    allowed = Treated(name="age_years", kind="number", max_missing=0.5)

    check_columns(with_missing(0.4)[:, None], (allowed,))


def test_a_constant_column_is_refused() -> None:
    """Also when some of it is missing, because that is filled."""
    with pytest.raises(TableError, match=r"(?s)spend: every customer has the same.*leave them out"):
        check_columns(with_missing(0.1, np.ones(100))[:, None], (SPEND,))


def test_missing_values_tell_customers_of_a_category_apart() -> None:
    """One level and missing are two levels."""
    check_columns(with_missing(0.1, np.ones(100))[:, None], (REGION,))


def test_all_faults_are_listed_at_once() -> None:
    """A user mends the table once."""
    raw = np.column_stack([np.ones(100), VALUES, with_missing(0.5, np.ones(100))])

    with pytest.raises(TableError) as caught:
        check_columns(raw, (SPEND, REGION, AGE))

    assert caught.match("2 of 3 columns")
    assert caught.match("spend: every customer has the same value")
    assert caught.match("age_years: 50.0% missing .* and every customer has the same value")
