from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.covered_days import covered_days

if TYPE_CHECKING:
    from conftest import Facts

FIRST = dt.date(2024, 1, 1)


def test_ten_customers_stand_behind_each_end(facts: Facts) -> None:
    """As a walk through the customers finds."""
    rng = np.random.default_rng(3)
    customers, numbers = rng.integers(0, 25, 200), rng.integers(0, 300, 200)
    days = [FIRST + dt.timedelta(days=n) for n in numbers.tolist()]
    of_each = [
        [day for one, day in zip(customers, days, strict=True) if one == c] for c in set(customers)
    ]

    found = covered_days(facts("customer", customers), facts("day", days))

    assert found == (sorted(map(min, of_each))[9], sorted(map(max, of_each))[-10])


def test_days_that_stand_for_none_do_not_count(facts: Facts) -> None:
    """The ends of the calendar, and missing values."""
    days = [dt.date(1900, 1, 1), dt.date(1970, 1, 1), dt.date(9999, 12, 31), None, FIRST] * 12
    customers = [n // 5 for n in range(60)]

    assert covered_days(facts("customer", customers), facts("day", days)) == (FIRST, FIRST)


def test_few_customers_have_no_days(facts: Facts) -> None:
    """Nine of them, however many lines they have."""
    days = [FIRST + dt.timedelta(days=n) for n in range(90)]

    assert covered_days(facts("customer", [n % 9 for n in range(90)]), facts("day", days)) is None
