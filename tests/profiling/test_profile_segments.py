from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.profiling import Bound, Branch, profile_segments
from custseg.profiling.trait import Trait

if TYPE_CHECKING:
    from conftest import CustomersOf
    from custseg.segmentation import Customers

LABELS = np.repeat(np.array([0, 1, -1], dtype=np.int32), [60, 30, 10])
VOCABULARY = {"orders": ("rare", "frequent")}


@pytest.fixture
def customers(customers_of: CustomersOf) -> Customers:
    return customers_of(
        {"age": ("a", "b", "c")},
        orders=np.concatenate([np.arange(60) % 5, 20 + np.arange(30) % 5, np.full(10, 9)]),
        age=np.where(np.arange(100) < 85, np.nan, 1.0),
    )


def test_profiles_in_cluster_order(customers: Customers) -> None:
    """Each cluster has its size, share of value, name, words and line."""
    value = np.where(LABELS == 1, 2.0, 1.0)

    first, second = profile_segments(
        customers, LABELS, describing=("orders",), value=value, vocabulary=VOCABULARY, seed=0
    )

    assert (first.cluster, first.name, first.n_customers, first.share) == (0, "Rare", 60, 0.6)
    assert (second.name, second.value_share) == ("Frequent", pytest.approx(60 / 130))
    assert second.condition is not None
    assert second.condition.text.startswith("orders at least ")
    assert second.description.startswith("Frequent (orders: ")


def test_a_name_speaks_of_most_of_the_segment(customers: Customers) -> None:
    """What is known of less than half of a segment is a mark, and neither name nor description."""
    labels = np.repeat(np.array([0, 1], dtype=np.int32), [50, 50])

    _, second = profile_segments(
        customers, labels, describing=("age",), value=None, vocabulary={}, seed=0
    )

    assert [mark.column for mark in second.marks] == ["age is a", "age is b", "age is c"]
    assert second.name == "Average customers 2"


def test_given_names_are_used(customers: Customers) -> None:
    """The recipe's names stand as they are."""
    profiles = profile_segments(
        customers, LABELS, describing=(), value=None, vocabulary={}, names=("A", "B"), seed=0
    )

    assert [profile.name for profile in profiles] == ["A", "B"]
    assert profiles[0].condition is None


def test_the_words_of_a_rule_are_used(customers: Customers) -> None:
    """Where a rule describes itself no tree stands for it."""
    many = Bound(trait=Trait(column="orders"), low=15.0)

    first, second = profile_segments(
        customers,
        LABELS,
        describing=("orders",),
        value=None,
        vocabulary={},
        branches=(Branch(label=1, bounds=(many,)),),
        seed=0,
    )

    assert first.condition is None
    assert second.condition is not None
    assert second.condition.text == "orders at least 15"
    assert (second.condition.coverage, second.condition.precision) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("A", "A"), r"names of their own.*\n.*'A'"),
        (("A", " "), "none blank"),
        (("A", "No segment fits"), "No segment fits"),
        (("A",), "1 names.*\n.*2, one for each"),
    ],
)
def test_wrong_names_are_refused(
    customers: Customers, names: tuple[str, ...], message: str
) -> None:
    """Names that are shared, blank, reserved, too few or too many are refused, with what was found."""
    with pytest.raises(ParameterError, match=message):
        profile_segments(
            customers, LABELS, describing=(), value=None, vocabulary={}, names=names, seed=0
        )


def test_clusters_without_customers_are_profiled(customers: Customers) -> None:
    """A cluster that the rule knows and nobody is in has a profile of 0 customers."""
    *_, last = profile_segments(
        customers,
        LABELS,
        describing=("orders",),
        value=None,
        vocabulary=VOCABULARY,
        n_segments=3,
        seed=0,
    )

    assert (last.n_customers, last.marks, last.condition) == (0, (), None)
