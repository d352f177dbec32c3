from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.lifetimes.drawn_purchases import AT_MOST, drawn_purchases


def many(n: int) -> pa.Table:
    """Tell customers apart by their days observed."""
    return pa.table(
        {
            "customer": range(n),
            "repeat_days": np.ones(n, dtype=int),
            "days_to_last": np.ones(n, dtype=int),
            "days_observed": np.arange(n) + 10,
            "repeat_spend_mean": np.ones(n),
        }
    )


def test_all_are_taken_where_they_are_few() -> None:
    """In an order of their own, whatever that of the table."""
    table = many(200)
    shuffled = table.take(np.random.default_rng(1).permutation(len(table)))

    drawn = drawn_purchases(table).days_observed.tolist()

    assert sorted(drawn) == list(range(9, 209))
    assert drawn == drawn_purchases(shuffled).days_observed.tolist()


def test_customers_without_an_id_column_are_refused() -> None:
    """Nobody could be drawn by it."""
    with pytest.raises(TableError, match="lacks column 'customer'"):
        drawn_purchases(many(200).drop_columns(["customer"]))


def test_a_customer_is_drawn_by_the_id_alone() -> None:
    """Shuffled rows give the same customers, spread over the whole table."""
    table = many(AT_MOST + 10_000)
    shuffled = table.take(np.random.default_rng(1).permutation(len(table)))

    drawn = drawn_purchases(table).days_observed

    assert len(drawn) == AT_MOST
    assert drawn.tolist() == drawn_purchases(shuffled).days_observed.tolist()
    assert abs(drawn.mean() / len(table) - 0.5) < 0.01
