from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import hyp2f1

import naive
from custseg.errors import ParameterError
from custseg.features import LapseModel, RepeatPurchases

CDNOW = LapseModel(r=0.243, alpha=30.898, a=0.793, b=2.426, n_customers=2357)
MODELS = st.builds(
    LapseModel,
    r=st.floats(0.2, 3),
    alpha=st.floats(1, 100),
    a=st.sampled_from([0.3, 0.793, 1.0, 2.5]),
    b=st.floats(0.3, 5),
    n_customers=st.just(100),
)


def purchases(*rows: tuple[float, float, float]) -> RepeatPurchases:
    """Take rows of (x, t_x, T)."""
    x, last, seen = np.array(rows, dtype=float).T
    return RepeatPurchases(counts=x, days_to_last=last, days_observed=seen, spend_mean=10 * (x > 0))


@st.composite
def rows(draw: st.DrawFn, *, most: int = 30) -> tuple[float, float, float]:
    """Draw days that a customer could have."""
    x = draw(st.integers(0, most))
    last = draw(st.integers(x, x + 300)) if x else 0
    return x, last, draw(st.integers(last, last + 300))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(model=MODELS, row=rows())
def test_probability_is_that_of_all_rates_and_chances(
    model: LapseModel, row: tuple[float, float, float]
) -> None:
    """The closed form says what averaging over every possible customer says."""
    parameters = {name: getattr(model, name) for name in ("r", "alpha", "a", "b")}

    (alive,) = model.probability_alive(purchases(row))

    assert alive == pytest.approx(naive.probability_alive(*row, **parameters), rel=1e-4, abs=1e-6)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(model=MODELS, row=rows(), days=st.sampled_from([1, 30, 90, 365]))
def test_expectation_is_that_of_all_chances(
    model: LapseModel, row: tuple[float, float, float], days: int
) -> None:
    """The sum says what an integral over the chance to leave says, at a = 1 too."""
    parameters = {name: getattr(model, name) for name in ("r", "alpha", "a", "b")}
    known = purchases(row)

    (expected,) = model.expected_purchases(known, days=days)

    (alive,) = model.probability_alive(known)
    stayed = naive.expected_purchases(row[0], row[2], days=days, **parameters)
    assert expected == pytest.approx(alive * stayed, rel=1e-6, abs=1e-12)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(row=rows(), days=st.integers(1, 365))
def test_expectation_is_the_paper_s(row: tuple[float, float, float], days: int) -> None:
    """Equation 10 with Gauss's hypergeometric function gives the same where it can be computed."""
    x, _, seen = row
    r, alpha, a, b = CDNOW.r, CDNOW.alpha, CDNOW.a, CDNOW.b
    known = purchases(row)

    (expected,) = CDNOW.expected_purchases(known, days=days)

    series = hyp2f1(r + x, b + x, a + b + x - 1, days / (alpha + seen + days))
    bracket = 1 - ((alpha + seen) / (alpha + seen + days)) ** (r + x) * series
    (alive,) = CDNOW.probability_alive(known)
    assert expected == pytest.approx((a + b + x - 1) / (a - 1) * bracket * alive, rel=1e-8)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(model=MODELS, row=rows(most=2000), longer=st.integers(0, 2000))
def test_silence_lowers_the_probability(
    model: LapseModel, row: tuple[float, float, float], longer: int
) -> None:
    """It lies in [0, 1], and never rises with the days since the last purchase."""
    x, last, seen = row

    now, later = model.probability_alive(purchases(row, (x, last, seen + longer)))

    assert 0 <= later <= now <= 1


@settings(max_examples=100, deadline=None, derandomize=True)
@given(model=MODELS, row=rows(most=2000), days=st.integers(0, 365), longer=st.integers(0, 365))
def test_more_days_bring_more_purchases(
    model: LapseModel, row: tuple[float, float, float], days: int, longer: int
) -> None:
    """They are finite, never below 0, none in no days, and never fewer in more of them."""
    known = purchases(row)

    (none,) = model.expected_purchases(known, days=0)
    (few,) = model.expected_purchases(known, days=days)
    (many,) = model.expected_purchases(known, days=days + longer)

    assert none == 0
    assert 0 <= few <= many * (1 + 1e-12) < np.inf


@settings(max_examples=30, deadline=None, derandomize=True)
@given(model=MODELS, all_rows=st.lists(rows(most=300), min_size=1, max_size=30), days=st.just(90))
def test_a_row_does_not_depend_on_its_batch(
    model: LapseModel, all_rows: list[tuple[float, float, float]], days: int
) -> None:
    """Each customer alone gets the bits that they get among others."""
    together = purchases(*all_rows)

    alive = model.probability_alive(together)
    expected = model.expected_purchases(together, days=days)

    alone = [purchases(row) for row in all_rows]
    assert alive.tolist() == [model.probability_alive(one)[0] for one in alone]
    assert expected.tolist() == [model.expected_purchases(one, days=days)[0] for one in alone]


def test_one_time_buyers_are_never_gone() -> None:
    """Customers leave after a repeat purchase only, says this model, so years of silence tell nothing."""
    assert CDNOW.probability_alive(purchases((0, 0, 0), (0, 0, 4000))).tolist() == [1.0, 1.0]


def test_no_purchase_is_missing() -> None:
    """Who never bought has no probability and no expectation."""
    nobody = purchases((np.nan, np.nan, np.nan), (1, 5, 9))

    assert np.isnan(CDNOW.probability_alive(nobody)).tolist() == [True, False]
    assert np.isnan(CDNOW.expected_purchases(nobody, days=30)).tolist() == [True, False]


def test_nobody_at_all_is_no_fault() -> None:
    """An empty table gives empty columns."""
    nobody = purchases((0, 0, 0)).take(np.zeros(0, dtype=int))

    assert len(CDNOW.probability_alive(nobody)) == 0
    assert len(CDNOW.expected_purchases(nobody, days=30)) == 0


def test_ten_years_of_daily_purchases_are_computed() -> None:
    """Nothing overflows: who came every day until yesterday is expected on nearly every day, and then no more."""
    daily = purchases((3650, 3650, 3650), (3650, 3650, 5000))

    still, long_gone = CDNOW.expected_purchases(daily, days=90)

    assert 80 < still < 90
    assert long_gone == 0
    assert CDNOW.probability_alive(daily)[1] == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("r", 0.0), ("a", -1.0), ("b", np.nan), ("alpha", np.inf), ("alpha", 1e-9), ("r", 1e6)],
)
def test_impossible_parameters_are_refused(name: str, value: float) -> None:
    """A damaged bundle cannot make sums that never end."""
    with pytest.raises(ParameterError, match="parameters of a lapse model"):
        replace(CDNOW, **{name: value})
