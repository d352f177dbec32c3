from __future__ import annotations

import numpy as np
import pytest

import naive
from custseg.preprocessing import OrderedScaler


def test_scores_are_standardised_mid_ranks() -> None:
    """Counting rows below and beside each row says the same."""
    levels = np.random.default_rng(0).integers(1, 6, 200)

    result = OrderedScaler().fit_transform(levels[:, None].astype(float)).ravel()

    ranks = np.array(naive.mid_ranks(levels.tolist()))
    assert result == pytest.approx((ranks - ranks.mean()) / ranks.std())


def test_mid_ranks_average_one_half() -> None:
    """Bross: the mean ridit of the group it is taken from is 1/2, so the scores average 0."""
    levels = np.repeat([1.0, 2.0, 3.0], [70, 20, 10])[:, None]

    (step,) = OrderedScaler().fit(levels).preparation_.treatments

    assert (step.scores * [0.7, 0.2, 0.1]).sum() == pytest.approx(0, abs=1e-12)


def test_only_the_order_matters() -> None:
    """Levels 1, 2, 3 and levels 1, 10, 100 are the same."""
    levels = np.repeat([1.0, 2.0, 3.0], [30, 20, 10])

    plain = OrderedScaler().fit_transform(levels[:, None])
    stretched = OrderedScaler().fit_transform((10 ** (levels - 1))[:, None])

    np.testing.assert_array_equal(plain, stretched)


def test_small_levels_are_pooled_until_each_covers_ten() -> None:
    """Nobody can tell three customers of level 1 from those of level 2."""
    levels = np.repeat([1.0, 2.0, 3.0], [3, 30, 20])[:, None]
    scaler = OrderedScaler().fit(levels)

    low, middle, high = scaler.transform(np.array([[1.0], [2.0], [3.0]])).ravel()

    assert low == middle < high
    assert scaler.preparation_.covers >= 10


def test_a_missing_value_gets_the_score_of_the_median() -> None:
    """NaN stands in the level where the middle customer is."""
    levels = np.append(np.repeat([1.0, 2.0, 3.0], [10, 30, 20]), np.nan)[:, None]

    result = OrderedScaler().fit_transform(levels)

    assert result[-1] == result[20]


def test_a_constant_column_becomes_zero() -> None:
    """One level for all customers, whatever comes later."""
    scaler = OrderedScaler().fit(np.full((50, 1), 3.0))

    assert scaler.transform(np.array([[1.0], [9.0], [np.nan]])).tolist() == [[0.0]] * 3
