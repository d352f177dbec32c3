from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.drafting.column_facts import column_facts

if TYPE_CHECKING:
    from conftest import Facts


@pytest.mark.parametrize(
    ("values", "storage"),
    [
        ([1, 2], "number"),
        ([1.5, None], "number"),
        (["7.5", "", "8"], "number"),
        (["01067", "80331"], "text"),
        (["north", "1"], "text"),
        ([True, False], "text"),
        ([dt.date(2024, 1, 1)], "time"),
        (["2024-01-01", "2024-02-01 10:30"], "time"),
        (["2024-01-01", "2024-06-31"], "text"),
        ([["a"]], "other"),
        ([9007199254740993, 9007199254740992], "text"),
    ],
    ids=[
        "whole",
        "decimal",
        "texts of numbers",
        "codes",
        "names",
        "booleans",
        "days",
        "texts of times",
        "no such day",
        "lists",
        "long ids",
    ],
)
def test_it_says_what_values_can_be_read_as(
    facts: Facts, values: list[object], storage: str
) -> None:
    """A text that would lose something as a number stays one."""
    assert facts("x", values).storage == storage


def test_rows_are_counted_by_value(facts: Facts) -> None:
    """The most frequent level comes first, and a missing value is none."""
    found = facts("region", ["south", "north", None, "north", ""])

    assert found.levels == ("north", "south")
    assert (found.n_missing, found.missing_share) == (2, 0.4)


def test_levels_under_ten_rows_are_kept_apart(facts: Facts) -> None:
    """They may not be written down."""
    found = facts("region", ["north"] * 10 + ["isle"] * 9)

    assert found.covered_levels == ("north",)
    assert not found.all_levels_are_covered


def test_numbers_come_back_row_by_row(facts: Facts) -> None:
    """Missing ones are NaN; infinite ones count as missing."""
    np.testing.assert_array_equal(
        facts("x", [3.0, None, 1.0, float("inf")]).values(), [3.0, np.nan, 1.0, np.nan]
    )


def test_long_ids_stay_apart(facts: Facts) -> None:
    """2^53 + 1 is no float64."""
    assert facts("id", [9007199254740993, 9007199254740992]).is_unique
    assert facts("id", ["9007199254740993", "9007199254740992"]).is_unique


@pytest.mark.parametrize("kind", [pa.int64(), pa.string(), pa.float64(), pa.null()])
def test_a_column_without_a_value_has_facts(kind: pa.DataType) -> None:
    """Nothing but missing values."""
    found = column_facts("x", pa.chunked_array([pa.nulls(3, kind)]))

    assert found.n_missing == 3
