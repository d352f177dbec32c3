from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from custseg.frameworks.two_sides import TwoSides


def test_it_is_the_test_of_kruskal_and_wallis() -> None:
    """Of mid-ranks, ties included, the statistic and the p-value are scipy's."""
    rng = np.random.default_rng(0)
    outcome = rng.poisson(3, 200).astype(float)
    is_inside = rng.random(200) < 0.3
    ranks = stats.rankdata(outcome)

    found = TwoSides.of(
        ranks, n_inside=np.array([is_inside.sum()]), inside=np.array([ranks[is_inside].sum()])
    )

    expected = stats.kruskal(outcome[is_inside], outcome[~is_inside])
    assert found.statistic[0] == pytest.approx(expected.statistic)
    assert np.exp(found.log_p[0]) == pytest.approx(expected.pvalue)


def test_of_yes_and_no_it_is_nearly_chi_square() -> None:
    """The statistic is (n - 1) / n times that of the two-by-two table."""
    table = np.array([[30, 10], [20, 40]])
    outcome = np.repeat([1.0, 0.0, 1.0, 0.0], table.ravel())
    is_inside = np.repeat([True, False], table.sum(axis=1))

    found = TwoSides.of(
        outcome, n_inside=np.array([40.0]), inside=np.array([outcome[is_inside].sum()])
    )

    expected = stats.chi2_contingency(table, correction=False).statistic
    assert found.statistic[0] == pytest.approx(expected * 99 / 100)


def test_nothing_differs_where_one_side_is_empty_or_all_are_alike() -> None:
    """The statistic is 0, and the p-value 1."""
    alike = TwoSides.of(np.ones(20), n_inside=np.array([10.0]), inside=np.array([10.0]))
    empty = TwoSides.of(np.arange(20.0), n_inside=np.array([0.0]), inside=np.array([0.0]))

    assert (alike.statistic[0], empty.statistic[0]) == (0.0, 0.0)
    assert alike.log_p[0] == pytest.approx(0.0)
