from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.stratified_difference import Stratum, stratified_difference


def test_everybody_measured_leaves_no_doubt() -> None:
    """Where the sample is the stratum the mean is exact, and the interval is a point."""
    stratum = Stratum(size=3, cheap_mean=0.5, differences=np.array([0.1, -0.4, 0.0]))

    estimate = stratified_difference([stratum], n=3)

    assert estimate.value == pytest.approx(0.4)
    assert estimate.low == estimate.high == estimate.value


def test_customers_in_no_stratum_count_as_zero() -> None:
    """Strata weigh by their share of all customers."""
    strata = [
        Stratum(size=size, cheap_mean=mean, differences=np.zeros(10))
        for size, mean in [(600, 0.5), (300, 0.1)]
    ]

    assert stratified_difference(strata, n=1000).value == pytest.approx(0.33)


def test_interval_holds_the_mean_of_skewed_figures() -> None:
    """Over 200 samples of 60 it holds the truth at least 190 times, though the differences have a long tail."""
    generator = np.random.default_rng(0)
    cheap = generator.random(2000)
    costly = cheap + generator.lognormal(sigma=1, size=2000) / 10

    drawn = [generator.choice(2000, size=60, replace=False) for _ in range(200)]
    estimates = [
        stratified_difference(
            [Stratum(size=2000, cheap_mean=cheap.mean(), differences=(costly - cheap)[rows])],
            n=2000,
        )
        for rows in drawn
    ]

    assert sum(one.low <= costly.mean() <= one.high for one in estimates) >= 190
    assert np.mean([one.value for one in estimates]) == pytest.approx(costly.mean(), abs=0.005)


@given(
    seed=st.integers(0, 2**32 - 1),
    sizes=st.lists(st.tuples(st.integers(2, 30), st.integers(0, 300)), min_size=1, max_size=5),
)
def test_agrees_with_naive(seed: int, sizes: list[tuple[int, int]]) -> None:
    """Value and interval are those of the book's formulas; some strata are drawn whole."""
    generator = np.random.default_rng(seed)
    strata = [(m + left, generator.random(), generator.normal(size=m)) for m, left in sizes]
    n = sum(size for size, *_ in strata) + 50

    found = stratified_difference(
        [Stratum(size=size, cheap_mean=mean, differences=own) for size, mean, own in strata], n=n
    )

    expected = naive.stratified_difference([(s, mean, own.tolist()) for s, mean, own in strata], n)
    assert (found.value, found.low, found.high) == pytest.approx(expected)
