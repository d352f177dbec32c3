from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from scipy.stats import spearmanr

from custseg.segmentation import Column, Customers
from custseg.validation import draw_copula

N = 2_000


def as_customers(raw: np.ndarray) -> Customers:
    columns = tuple(Column(name=f"x{number}", kind="number") for number in range(raw.shape[1]))
    return Customers(ids=pa.array(range(len(raw))), columns=columns, raw=raw)


def ranked(raw: np.ndarray) -> np.ndarray:
    return spearmanr(np.where(np.isnan(raw), -np.inf, raw)).statistic


@pytest.fixture
def customers() -> Customers:
    """Make correlated columns of every kind: continuous, yes/no, small counts, half zeros, a fifth missing, turned round."""
    rng = np.random.default_rng(0)
    normal = rng.multivariate_normal(np.zeros(5), 0.6 + 0.4 * np.eye(5), N)
    raw = np.column_stack(
        [
            normal[:, 0],
            normal[:, 1] > 1,
            np.round(np.exp(normal[:, 2])),
            np.maximum(normal[:, 3], 0),
            normal[:, 4] ** 3,
            -normal[:, 0],
        ]
    )
    raw[rng.random(N) < 0.2, 4] = np.nan
    return as_customers(raw)


def test_columns_keep_their_values(customers: Customers) -> None:
    """Every column holds the same values as before, so counts, levels and the share of missing values stay what they are."""
    drawn = draw_copula(customers, np.random.default_rng(0))

    np.testing.assert_array_equal(np.sort(drawn.raw, axis=0), np.sort(customers.raw, axis=0))
    assert (drawn.ids, drawn.columns) == (customers.ids, customers.columns)


def test_rank_correlations_stay_in_spite_of_ties(customers: Customers) -> None:
    """The mean over draws of each rank correlation is that of the customers, whatever ties there are."""
    drawn = [draw_copula(customers, np.random.default_rng(seed)).raw for seed in range(20)]

    found = np.mean([ranked(raw) for raw in drawn], axis=0)
    np.testing.assert_allclose(found, ranked(customers.raw), atol=0.015)


def test_without_ties_it_is_the_known_formula() -> None:
    """Uncorrelated but for a rank correlation of r, the copula's correlation is 2 sin(pi r / 6)."""
    rng = np.random.default_rng(1)
    raw = rng.multivariate_normal([0, 0], [[1, 0.7], [0.7, 1]], 20_000)

    drawn = draw_copula(as_customers(np.exp(raw)), rng).raw

    wanted = 2 * np.sin(np.pi * spearmanr(raw).statistic / 6)
    assert np.corrcoef(np.log(drawn).T)[0, 1] == pytest.approx(wanted, abs=0.01)


def test_groups_are_gone() -> None:
    """Six groups in two columns leave their rows for places where nobody was."""
    rng = np.random.default_rng(2)
    places = np.array([[0, 0], [1, 2], [2, 1], [3, 4], [4, 3], [5, 5.0]])
    customers = as_customers(places.repeat(300, axis=0) + rng.normal(0, 0.01, (1_800, 2)))

    drawn = draw_copula(customers, rng).raw

    nearest = np.abs(drawn[:, None] - places).max(axis=2).min(axis=1)
    assert (nearest > 0.5).mean() > 0.3


def test_odd_columns_are_drawn(customers: Customers) -> None:
    """A constant column, one that is missing for all, and one that comes twice."""
    constant, missing = np.ones(N), np.full(N, np.nan)
    visits = customers.raw[:, 2]

    drawn = draw_copula(
        as_customers(np.column_stack([constant, visits, missing, visits])), np.random.default_rng(0)
    ).raw

    assert (drawn[:, 0] == 1).all()
    assert np.isnan(drawn[:, 2]).all()
    np.testing.assert_array_equal(drawn[:, 1], drawn[:, 3])


def test_correlations_that_cannot_be_together_are_moved() -> None:
    """Ranks that fit no Gaussian copula are drawn all the same, near what was asked."""
    rng = np.random.default_rng(3)
    shared = rng.normal(size=(N, 2))
    flip = rng.random(N) < 0.5
    raw = np.column_stack([shared[:, 0], np.where(flip, shared[:, 0], shared[:, 1]), shared[:, 1]])

    drawn = draw_copula(as_customers(raw), rng).raw

    np.testing.assert_allclose(ranked(drawn), ranked(raw), atol=0.1)


def test_a_single_column_and_a_single_customer() -> None:
    """Nothing to correlate, or nobody: the same table comes back, in some order."""
    column = as_customers(np.arange(5.0)[:, None])
    customer = as_customers(np.array([[1.0, np.nan]]))

    assert sorted(draw_copula(column, np.random.default_rng(0)).raw[:, 0]) == [0, 1, 2, 3, 4]
    np.testing.assert_array_equal(draw_copula(customer, np.random.default_rng(0)).raw, customer.raw)
