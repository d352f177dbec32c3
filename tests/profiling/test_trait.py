from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.trait import Trait, trait_matrix, traits_of

if TYPE_CHECKING:
    from conftest import CustomersOf


def test_level_is_an_indicator(customers_of: CustomersOf) -> None:
    """A level gives 1 at it, 0 elsewhere and for the levels pooled as other, NaN where missing."""
    customers = customers_of({"age": ("young", "old", "older")}, age=[0, 1, 3, np.nan])

    values = Trait(column="age", level="old").values(customers)

    np.testing.assert_array_equal(values, [0, 1, 0, np.nan])


def test_one_trait_for_each_level(customers_of: CustomersOf) -> None:
    """A number is one trait, three levels are three, and two levels are one."""
    customers = customers_of(
        {"age": ("a", "b", "c"), "club": ("no", "yes")}, spend=[1], age=[0], club=[1]
    )

    traits = traits_of(customers, ("spend", "age", "club"))

    assert [trait.name for trait in traits] == [
        "spend",
        "age is a",
        "age is b",
        "age is c",
        "club is yes",
    ]


def test_matrix_without_traits_has_no_columns(customers_of: CustomersOf) -> None:
    """No traits make a matrix of no columns, with every customer."""
    assert trait_matrix(customers_of(spend=[1, 2]), ()).shape == (2, 0)
