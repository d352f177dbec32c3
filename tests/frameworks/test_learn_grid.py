from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from custseg.errors import TableError
from custseg.frameworks.learn_grid import learn_grid
from custseg.rules import NOISE, canonical_order, covered_quantile

COLUMNS = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 80), st.just(2)),
    elements=st.integers(0, 6).map(float) | st.floats(-1e6, 1e6, width=32) | st.just(np.nan),
)


@settings(deadline=None)  # the first call compiles
@given(raw=COLUMNS, n_levels=st.integers(1, 5))
def test_every_training_customer_without_missing_values_is_placed(
    raw: np.ndarray, n_levels: int
) -> None:
    """Each cluster has a customer, the largest comes first, and only a missing value makes noise."""
    rule = learn_grid(raw, input_names=("left", "right"), n_levels=n_levels)

    labels = rule.place(raw).labels

    np.testing.assert_array_equal(labels == NOISE, np.isnan(raw).any(axis=1))
    sizes = np.bincount(labels[labels != NOISE], minlength=rule.n_clusters)
    assert (sizes > 0).all()
    assert (np.diff(sizes) <= 0).all()
    assert rule.n_clusters <= n_levels**2


def test_cuts_are_covered_quantiles() -> None:
    """Five groups are parted at the 20, 40, 60 and 80 % quantiles, each told by ten customers."""
    column = np.random.default_rng(0).lognormal(size=1000).astype(np.float32).astype(np.float64)

    rule = learn_grid(column[:, None], input_names=("spend",), n_levels=5)

    assert rule.cuts.tolist() == [covered_quantile(column, part / 5) for part in range(1, 5)]
    assert rule.covers == 10


def test_cuts_that_part_nobody_are_dropped() -> None:
    """A column of two values has two levels at most, a constant one has one."""
    two = np.repeat([1.0, 2.0], [30, 70])

    rule = learn_grid(
        np.column_stack([two, np.ones(100)]), input_names=("orders", "stores"), n_levels=5
    )

    assert rule.n_cuts.tolist() == [1, 0]
    assert rule.place(np.array([[1.0, 9.0], [2.0, -9.0]])).labels.tolist() == [1, 0]


def test_a_cell_that_nobody_was_in_is_noise() -> None:
    """A new customer in it is placed nowhere."""
    column = np.arange(100.0)

    rule = learn_grid(
        np.column_stack([column, column]), input_names=("orders", "spend"), n_levels=2
    )

    assert rule.n_clusters == 2
    assert rule.place(np.array([[10.0, 90.0]])).labels.tolist() == [NOISE]


def test_a_cell_of_few_customers_lowers_what_the_rule_covers() -> None:
    """That somebody was in a cell is learned from those who were."""
    raw = np.array([[1.0]] * 30 + [[2.0]] * 4)

    rule = learn_grid(raw, input_names=("orders",), n_levels=10)

    assert rule.covers == 4


def test_float32_storage_gives_the_same_rule() -> None:
    """Values are rounded once at entry."""
    raw = np.random.default_rng(0).normal(size=(200, 1))

    one = learn_grid(raw, input_names=("spend",), n_levels=4)
    other = learn_grid(raw.astype(np.float32), input_names=("spend",), n_levels=4)

    assert one.cuts.tolist() == other.cuts.tolist()


def test_equal_cells_are_ordered_by_their_levels() -> None:
    """Of groups of one size, that of the lower values comes first."""
    raw = np.arange(100.0)[:, None]

    labels = learn_grid(raw, input_names=("spend",), n_levels=4).place(raw).labels

    assert labels.tolist() == np.repeat([0, 1, 2, 3], 25).tolist()
    assert canonical_order(labels, np.arange(4)[:, None]).tolist() == [0, 1, 2, 3]


def test_nobody_is_a_rule_without_clusters() -> None:
    """An empty table, or one of missing values only, has no cell with a customer."""
    rule = learn_grid(np.full((3, 1), np.nan), input_names=("spend",), n_levels=4)

    assert rule.n_clusters == 0
    assert rule.covers == 0


@pytest.mark.parametrize("raw", [np.array([[1.0, np.inf]]), np.ones((5, 3))])
def test_what_cannot_be_cut_is_refused(raw: np.ndarray) -> None:
    """Infinite values and a matrix of another width are named."""
    with pytest.raises(TableError, match="cannot be cut"):
        learn_grid(raw, input_names=("left", "right"), n_levels=2)
