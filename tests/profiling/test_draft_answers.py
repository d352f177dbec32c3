from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.profiling.draft_answers import draft_answers
from custseg.segmentation import Column

NUMBER = Column(name="x", kind="number")


def texts(values: np.ndarray, labels: np.ndarray, column: Column = NUMBER) -> list[str]:
    drafted = draft_answers(values, column, labels, n_segments=int(labels.max()) + 1)
    return [answer.text for answer in drafted]


def test_cuts_where_the_segments_part() -> None:
    """A number is cut where one segment ends and the next begins, not at equal shares."""
    values = np.arange(200.0)

    found = texts(values, np.digitize(values, [20, 160]))

    assert found == ["under 20", "20 to under 160", "160 or more"]


def test_missing_values_have_an_answer() -> None:
    """Ten customers without a value make an answer of their own; fewer go with the most frequent one."""
    values = np.repeat([1.0, 7.0], [100, 110])
    labels = (values > 1).astype(np.int32)
    few, many = values.copy(), values.copy()
    few[:9], many[:10] = np.nan, np.nan

    assert texts(few, labels) == ["under 4", "4 or more (or unknown)"]
    assert texts(many, labels) == ["under 4", "4 or more", "unknown"]


def test_ordered_levels_are_joined_to_ranges() -> None:
    """Neighbouring levels that tell the same are one answer."""
    levels = ("19-24", "25-34", "35-44", "45-54")
    column = Column(name="age", kind="ordered", levels=levels)
    values = np.repeat([0.0, 1.0, 2.0, 3.0], 30)

    found = texts(values, (values >= 3).astype(np.int32), column)

    assert found == ["19-24 to 35-44", "45-54"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([30, 40, 0, 0, 0, 0], ["b", "a"]),
        ([30, 40, 20, 25, 0, 0], ["b", "a", "d", "c"]),
        ([30, 40, 20, 25, 15, 0], ["b", "a", "d", "any other"]),
        ([30, 40, 3, 0, 0, 2], ["b", "a or any other"]),
        ([30, 9, 0, 0, 0, 0], []),
    ],
)
def test_frequent_levels_have_answers_of_their_own(sizes: list[int], expected: list[str]) -> None:
    """At most four answers, the most frequent first; what is rare, or never was named, is "any other"."""
    column = Column(name="region", kind="category", levels=tuple("abcde"))
    values = np.repeat(np.arange(6.0), sizes)

    assert texts(values, np.arange(len(values)) % 2, column) == expected


@given(
    st.lists(
        st.sampled_from([0.0, 1.0, 2.0, 5.5, 100.0, np.nan]) | st.floats(-10, 10),
        min_size=5,
        max_size=80,
    ),
    st.integers(0, 5),
)
def test_each_customer_has_one_answer_and_each_answer_ten(values: list[float], seed: int) -> None:
    """Whatever a column holds, its answers part the customers into groups of at least 10."""
    column = np.array(values)
    labels = np.random.default_rng(seed).integers(3, size=len(column)).astype(np.int32)

    drafted = draft_answers(column, NUMBER, labels, n_segments=3)

    held = np.array([answer.holds(column, NUMBER) for answer in drafted])
    assert len(drafted) in (0, 2, 3, 4, 5)
    if drafted:
        assert np.all(held.sum(axis=0) == 1)
        assert held.sum(axis=1).min() >= 10
