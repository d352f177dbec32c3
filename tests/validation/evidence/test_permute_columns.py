from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Customers
from custseg.validation import permute_columns

N = 2_000


@pytest.fixture
def customers() -> Customers:
    """Make two columns that tell the same, one with missing values."""
    visits = np.arange(float(N))
    spend = np.where(visits % 10 == 0, np.nan, visits * 3)
    columns = (Column(name="visits", kind="count"), Column(name="spend", kind="money"))
    return Customers(ids=pa.array(range(N)), columns=columns, raw=np.column_stack([visits, spend]))


def test_columns_keep_their_values(customers: Customers) -> None:
    """Every column holds the same values as before, missing ones too, under the same names and ids."""
    drawn = permute_columns(customers, np.random.default_rng(0))

    np.testing.assert_array_equal(np.sort(drawn.raw, axis=0), np.sort(customers.raw, axis=0))
    assert (drawn.ids, drawn.columns) == (customers.ids, customers.columns)


def test_columns_know_nothing_of_each_other(customers: Customers) -> None:
    """Columns that told the same are uncorrelated."""
    drawn = permute_columns(customers, np.random.default_rng(0))

    known = ~np.isnan(drawn.raw[:, 1])
    assert abs(np.corrcoef(drawn.raw[known].T)[0, 1]) < 0.08


def test_the_generator_decides(customers: Customers) -> None:
    """The same seed draws the same customers; the given ones stay as they are."""
    before = customers.raw.copy()

    first, again = (permute_columns(customers, np.random.default_rng(3)) for _ in range(2))

    np.testing.assert_array_equal(first.raw, again.raw)
    np.testing.assert_array_equal(customers.raw, before)
