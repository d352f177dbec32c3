from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import BundleError
from custseg.steps import CategoryStep

STEP = CategoryStep(
    input_names=("region",),
    levels=("north", "south"),
    codes=np.array([0.0, 2.0]),
    shares=np.array([0.5, 0.2]),
    other_share=0.2,
    missing_share=0.1,
    covers=10,
)
BINARY = CategoryStep(
    input_names=("is_member",),
    levels=("no", "yes"),
    codes=np.array([0.0, 1.0]),
    shares=np.array([0.75, 0.25]),
    other_share=None,
    missing_share=None,
    covers=10,
)


@pytest.mark.parametrize("code", [0.0, 1.0, 2.0, 3.0, -1.0, 0.5, math.nan])
def test_agrees_with_naive(code: float) -> None:
    """Indicators, centred and weighed one by one, say the same for kept, pooled, unknown and missing."""
    found = STEP.transform(np.array([[code]]))[0]

    expected = naive.category_step(code, shares={0: 0.5, 2: 0.2, math.nan: 0.1}, other=0.2)
    assert found == pytest.approx(expected, abs=1e-15)


def test_a_binary_column_has_one_indicator_per_level() -> None:
    """Its two rows are (p, -p) apart, weighed."""
    found = BINARY.transform(np.array([[0.0], [1.0]]))

    expected = [naive.category_step(code, shares={0: 0.75, 1: 0.25}, other=None) for code in (0, 1)]
    assert found == pytest.approx(np.array(expected))


def test_it_weighs_as_much_as_one_number() -> None:
    """Over the customers it was learned from, the variances of all indicators sum to 1."""
    codes = np.repeat([0.0, 2.0, 7.0, np.nan], [50, 20, 20, 10])

    assert STEP.transform(codes[:, None]).var(axis=0).sum() == pytest.approx(1)


def test_two_customers_of_a_binary_column_are_as_far_apart_as_in_a_standardised_one() -> None:
    """Squared distances are those of the standardised 0/1 number."""
    numbers = np.repeat([0.0, 1.0], [75, 25])

    rows = BINARY.transform(numbers[:, None])

    apart = ((rows[0] - rows[-1]) ** 2).sum()
    assert apart == pytest.approx((1 / numbers.std()) ** 2)


def test_an_unknown_level_joins_the_pool() -> None:
    """A level that nobody had at training is one of the others."""
    found = STEP.transform(np.array([[1.0], [99.0]]))

    assert found[0].tolist() == found[1].tolist()


def test_without_a_pool_an_unknown_level_is_average() -> None:
    """It is no closer to one level than the average customer: all zero."""
    found = BINARY.transform(np.array([[2.0], [np.nan]]))

    assert found.tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_a_missing_value_without_a_level_of_its_own_joins_the_pool() -> None:
    """Too few were missing at training to tell of them."""
    step = replace(STEP, shares=np.array([0.5, 0.2]), other_share=0.3, missing_share=None)

    found = step.transform(np.array([[np.nan], [1.0]]))

    assert found[0].tolist() == found[1].tolist()


def test_a_single_level_says_nothing() -> None:
    """A constant column is 0 for everybody, known level or not."""
    step = replace(BINARY, levels=("no",), codes=np.zeros(1), shares=np.ones(1), other_share=None)

    assert step.transform(np.array([[0.0], [1.0]])).tolist() == [[0.0], [0.0]]


def test_output_names_tell_levels_from_pool_and_missing() -> None:
    """A level that is called `other` is not the pool."""
    step = replace(STEP, levels=("north", "other"))

    assert step.output_names == ("region=north", "region=other", "region:other", "region:missing")


@pytest.mark.parametrize(
    ("name", "altered", "message"),
    [
        ("codes", np.array([2.0, 0.0]), "codes ascend"),
        ("shares", np.array([0.9, -0.2]), "shares are above 0"),
        ("shares", np.array([0.5, 0.5]), "shares sum to 1"),
        ("input_names", ("region", "age"), "it reads one column"),
    ],
)
def test_fields_that_do_not_fit_are_refused(name: str, altered: object, message: str) -> None:
    """An altered bundle is refused before it places anybody."""
    with pytest.raises(BundleError, match=message):
        replace(STEP, **{name: altered})  # type: ignore[arg-type]
