from __future__ import annotations

import numpy as np
import pyarrow as pa

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
    """In the order of the table."""
    assert drawn_purchases(many(200)).days_observed.tolist() == list(range(9, 209))


def test_a_customer_is_drawn_by_the_id_alone() -> None:
    """Shuffled rows give the same customers, spread over the whole table."""
    table = many(AT_MOST + 10_000)
    shuffled = table.take(np.random.default_rng(1).permutation(len(table)))

    drawn = drawn_purchases(table).days_observed

    assert len(drawn) == AT_MOST
    assert sorted(drawn) == sorted(drawn_purchases(shuffled).days_observed)
    assert abs(drawn.mean() / len(table) - 0.5) < 0.01
