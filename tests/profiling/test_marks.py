from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.profiling import marks
from custseg.segmentation import Column, Customers

if TYPE_CHECKING:
    from conftest import CustomersOf


def test_marks_compare_with_all_customers(customers_of: CustomersOf) -> None:
    """Difference in standard deviations, index in percent of the average, missing values left out."""
    spend = np.concatenate([np.full(20, 10.0), np.full(20, 30.0), np.full(5, np.nan)])
    labels = np.repeat(np.array([0, 1, 0], dtype=np.int32), [20, 20, 5])

    [[mark], _] = marks(customers_of(spend=spend), labels, describing=("spend",), n_segments=2)

    assert (mark.mean, mark.overall, mark.n) == (10.0, 20.0, 20)
    assert (mark.difference, mark.index) == (pytest.approx(-1.0), pytest.approx(50.0))


def test_strongest_first(customers_of: CustomersOf) -> None:
    """The column that sets the segment apart most stands first."""
    generator = np.random.default_rng(0)
    labels = np.repeat(np.arange(2, dtype=np.int32), 50)
    customers = customers_of(weak=generator.normal(size=100), strong=labels * 5.0)

    [first, _] = marks(customers, labels, describing=("weak", "strong"), n_segments=2)

    assert [mark.column for mark in first] == ["strong", "weak"]


def test_a_level_is_marked_by_its_share(customers_of: CustomersOf) -> None:
    """The mean of a level is the share of customers at it."""
    age = np.array([0] * 30 + [1] * 10 + [2] * 40)
    labels = np.repeat(np.arange(2, dtype=np.int32), 40)
    customers = customers_of({"age": ("a", "b", "c")}, age=age)

    [first, _] = marks(customers, labels, describing=("age",), n_segments=2)

    shares = {mark.column: (mark.mean, mark.overall) for mark in first}
    assert shares == {"age is a": (0.75, 0.375), "age is b": (0.25, 0.125), "age is c": (0.0, 0.5)}


def test_under_ten_customers_are_not_shown(customers_of: CustomersOf) -> None:
    """A segment of 9, or with 9 known values, has no mark."""
    labels = np.repeat(np.array([0, 1], dtype=np.int32), [9, 31])

    small, large = marks(customers_of(a=np.arange(40)), labels, describing=("a",), n_segments=2)

    assert small == ()
    assert len(large) == 1


def test_a_constant_marks_nobody(customers_of: CustomersOf) -> None:
    """A column that is the same for all differs nowhere, and has no index where it is not above 0."""
    labels = np.repeat(np.arange(2, dtype=np.int32), 20)

    [[mark], _] = marks(customers_of(a=np.full(40, -0.1)), labels, describing=("a",), n_segments=2)

    assert (mark.difference, mark.index) == (0.0, None)


def test_a_level_of_a_few_customers_is_no_mark() -> None:
    """Three bakers in a segment are too few to be told of; ten are not."""
    column = Column(name="job", kind="category", levels=("cook", "baker", "smith"))
    raw = np.array([1.0] * 3 + [0.0] * 27 + [2.0] * 10)[:, None]
    customers = Customers(ids=pa.array(range(40)), columns=(column,), raw=raw)

    (shown,) = marks(customers, np.zeros(40, dtype=np.int32), describing=("job",), n_segments=1)

    assert {mark.column for mark in shown} == {"job is cook", "job is smith"}
