from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.profiling import SurrogateTree
from custseg.profiling.conditions import conditions

if TYPE_CHECKING:
    from conftest import CustomersOf
    from custseg.profiling import Condition
    from custseg.rules import Labels
    from custseg.segmentation import Customers


def told(customers: Customers, labels: Labels, n_segments: int) -> tuple[Condition | None, ...]:
    tree = SurrogateTree.fit(customers, labels, describing=customers.names, seed=0)
    return conditions(tree.branches(), customers, labels, n_segments=n_segments)


def test_words_are_counted_as_they_are_said(customers_of: CustomersOf) -> None:
    """Coverage, precision and n are what anybody finds who applies the words."""
    generator = np.random.default_rng(0)
    spend = generator.lognormal(6, 1, 400)
    labels = (spend + generator.normal(0, 60, 400) > 400).astype(np.int32)

    low, high = told(customers_of(spend=spend), labels, 2)

    assert low is not None
    assert high is not None
    threshold = float(high.text.removeprefix("spend at least ").replace(",", ""))
    described = spend >= threshold
    assert high.n == described.sum()
    assert high.coverage == pytest.approx(np.mean(described[labels == 1]))
    assert high.precision == pytest.approx(np.mean(labels[described]))


def test_two_branches_are_joined_by_or(customers_of: CustomersOf) -> None:
    """A segment at both ends of a column is told by two branches, the larger first."""
    labels = np.repeat(np.array([0, 1, 0], dtype=np.int32), [60, 100, 90])

    first, _ = told(customers_of(orders=np.arange(250)), labels, 2)

    assert first is not None
    assert first.text == "orders at least 160, or orders below 60"
    assert (first.coverage, first.precision, first.n) == (1.0, 1.0, 150)


def test_levels_are_named(customers_of: CustomersOf) -> None:
    """A column of levels is told by its level."""
    age = np.repeat([0, 1, 2], 40)
    customers = customers_of({"age": ("19-24", "35-44", "65+")}, age=age)

    first, second = told(customers, (age == 1).astype(np.int32), 2)

    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("age is not 35-44", "age is 35-44")


def test_small_or_absent_segments_have_no_condition(customers_of: CustomersOf) -> None:
    """Nothing is told of under 10 customers, nor of a segment without a branch."""
    labels = np.repeat(np.array([0, 1], dtype=np.int32), [91, 9])

    found = told(customers_of(orders=np.arange(100)), labels, 3)

    assert found[1:] == (None, None)
