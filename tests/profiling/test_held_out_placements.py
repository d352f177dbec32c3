from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling import held_out_placements

if TYPE_CHECKING:
    from conftest import CustomersOf


def test_chance_is_no_better_than_the_largest_segment(customers_of: CustomersOf) -> None:
    """Columns that say nothing do not seem to, however many there are: the choice among them is held out, too."""
    generator = np.random.default_rng(0)
    customers = customers_of(**{f"x{i}": generator.normal(size=600) for i in range(12)})
    labels = generator.integers(3, size=600).astype(np.int32)

    placed = held_out_placements(
        customers, labels, describing=customers.names, n_segments=3, seed=0
    )

    assert placed is not None
    assert np.mean(placed == labels) < 0.38


def test_the_largest_segment_where_no_question_helps(customers_of: CustomersOf) -> None:
    """Where the other folds teach no question all are placed in the largest segment, with noise or without."""
    generator = np.random.default_rng(0)
    customers = customers_of(x=generator.normal(size=300))
    labels = generator.permutation(np.repeat(np.array([-1, 0, 1], dtype=np.int32), [100, 20, 180]))

    placed = held_out_placements(customers, labels, describing=("x",), n_segments=2, seed=0)

    assert np.all(placed == 1)


def test_none_where_nothing_can_be_learned(customers_of: CustomersOf) -> None:
    """Where other folds have under two segments of 10 customers, nobody is placed."""
    customers = customers_of(x=np.arange(30))
    labels = np.repeat(np.array([0, 1], dtype=np.int32), [24, 6])

    placed = held_out_placements(customers, labels, describing=("x",), n_segments=2, seed=0)

    assert placed is None
