from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.profiling import SurrogateTree, held_out_labels
from custseg.profiling.branch import Branch

if TYPE_CHECKING:
    from conftest import CustomersOf
    from custseg.rules import Labels


def thirds(n: int = 300) -> Labels:
    return np.repeat(np.arange(3, dtype=np.int32), n // 3)


def test_clear_segments_are_read_off(customers_of: CustomersOf) -> None:
    """Three groups along one column give three branches."""
    customers = customers_of(orders=np.arange(300))

    tree = SurrogateTree.fit(customers, thirds(), describing=("orders",), seed=0)

    texts = [branch.text for branch in tree.branches()]
    assert texts == ["orders below 100", "orders at least 100 and below 200", "orders at least 200"]


def test_at_most_two_leaves_for_each_segment(customers_of: CustomersOf) -> None:
    """However tangled the labels, the tree stays small, and each leaf holds 10 customers."""
    generator = np.random.default_rng(0)
    customers = customers_of(a=generator.normal(size=300), b=generator.normal(size=300))

    tree = SurrogateTree.fit(
        customers, generator.permutation(thirds()), describing=("a", "b"), seed=0
    )

    leaf_sizes = tree.tree.tree_.n_node_samples[tree.tree.tree_.children_left == -1]
    assert tree.n_leaves <= 6
    assert leaf_sizes.min() >= 10


def test_leaves_of_one_segment_side_by_side_are_one_branch(customers_of: CustomersOf) -> None:
    """A split that guesses the same segment on both sides is not said."""
    labels = np.repeat(np.array([0, 0, 1, 0], dtype=np.int32), [100, 60, 40, 10])
    customers = customers_of(a=np.arange(210), b=np.repeat([0, 1, 1, 1], [100, 60, 40, 10]))

    branches = SurrogateTree.fit(customers, labels, describing=("a", "b"), seed=0).branches()

    assert [branch.label for branch in branches] == [0, 1, 0]


def test_missing_values_choose_a_side(customers_of: CustomersOf) -> None:
    """Customers without a value go where their like is, and the words say so."""
    spend = np.concatenate([np.arange(100.0), np.full(50, np.nan)])
    labels = np.where(np.nan_to_num(spend, nan=0.0) >= 50, 1, 0).astype(np.int32)

    tree = SurrogateTree.fit(customers_of(spend=spend), labels, describing=("spend",), seed=0)

    assert [branch.text for branch in tree.branches()] == [
        "spend below 50 (or missing)",
        "spend at least 50",
    ]


def test_one_segment_is_a_root(customers_of: CustomersOf) -> None:
    """A single segment needs no words."""
    tree = SurrogateTree.fit(
        customers_of(a=np.arange(50)), np.zeros(50, dtype=np.int32), describing=("a",), seed=0
    )

    assert tree.branches() == (Branch(label=0, bounds=()),)


def test_a_describing_column_is_needed(customers_of: CustomersOf) -> None:
    """Without columns there is nothing to read, and the error says so."""
    with pytest.raises(ParameterError, match="No column describes"):
        SurrogateTree.fit(customers_of(a=[1]), np.zeros(1, dtype=np.int32), describing=(), seed=0)


def test_held_out_labels_find_real_structure_only(customers_of: CustomersOf) -> None:
    """Held out, the tree finds segments that follow a column, and chance in those that do not."""
    generator = np.random.default_rng(1)
    customers = customers_of(a=np.arange(300), b=generator.normal(size=300))
    random = generator.permutation(thirds())

    clear = held_out_labels(customers, thirds(), describing=("a", "b"), seed=0)
    chance = held_out_labels(customers, random, describing=("b",), seed=0)

    assert np.mean(clear == thirds()) > 0.95
    assert np.mean(chance == random) < 0.45


def test_many_small_groups_are_no_news(customers_of: CustomersOf) -> None:
    """Nearly as many groups as rows, as in a full RFM grid, are fitted without a warning."""
    customers = customers_of(orders=np.arange(60))

    tree = SurrogateTree.fit(
        customers, np.arange(60, dtype=np.int32), describing=("orders",), seed=0
    )

    assert tree.n_leaves >= 2
