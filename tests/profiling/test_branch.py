from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.branch import Bound, Branch
from custseg.profiling.trait import Trait

if TYPE_CHECKING:
    from conftest import CustomersOf

SPEND = Trait(column="spend")
OLD = Trait(column="age", level="old")


def test_bounds_on_one_column_are_said_once() -> None:
    """Two splits of one column become one bound, with thousands set apart."""
    branch = Branch(
        label=0,
        bounds=(
            Bound(trait=SPEND, high=12_000),
            Bound(trait=OLD, low=0.5),
            Bound(trait=SPEND, low=0.25),
        ),
    )

    assert branch.text == "spend at least 0.25 and below 12,000 and age is old"


def test_a_branch_holds_what_it_says(customers_of: CustomersOf) -> None:
    """Customers keep the bounds by the thresholds said; a missing value keeps none."""
    customers = customers_of(spend=[1, 2, 3, np.nan])

    holds = Branch(label=0, bounds=(Bound(trait=SPEND, low=2, high=3),)).holds(customers)

    assert holds.tolist() == [False, True, False, False]


def test_missing_goes_along_where_it_is_said(customers_of: CustomersOf) -> None:
    """A bound that takes missing values says so, and holds for them."""
    bound = Bound(trait=OLD, high=0.5, takes_missing=True)
    customers = customers_of({"age": ("young", "old", "older")}, age=[0, 1, np.nan])

    assert bound.text == "age is not old (or missing)"
    assert bound.holds(customers).tolist() == [True, False, True]


def test_whether_a_value_is_known_can_be_said(customers_of: CustomersOf) -> None:
    """No value is at least infinite, and any value keeps a bound without ends."""
    missing, known = Bound(trait=SPEND, low=np.inf, takes_missing=True), Bound(trait=SPEND)
    customers = customers_of(spend=[1e30, np.nan])

    assert (missing.text, known.text) == ("spend is missing", "spend is known")
    assert missing.holds(customers).tolist() == [False, True]
    assert known.holds(customers).tolist() == [True, False]


def test_levels_that_rise_are_bounds() -> None:
    """A bound between two levels begins at the upper one."""
    age = Trait(column="age", levels=("young", "middle", "old"))

    assert Bound(trait=age, low=0.5, high=2.0).text == "age at least middle and below old"


def test_missing_must_pass_every_bound(customers_of: CustomersOf) -> None:
    """Of two bounds on a column, both must take missing values."""
    bounds = (Bound(trait=SPEND, low=1, takes_missing=True), Bound(trait=SPEND, high=5))

    branch = Branch(label=0, bounds=bounds)

    assert branch.text == "spend at least 1 and below 5"
    assert branch.holds(customers_of(spend=[np.nan, 2])).tolist() == [False, True]
