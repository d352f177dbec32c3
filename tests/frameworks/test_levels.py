from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.frameworks.learned_cuts import learned_cuts
from custseg.frameworks.levels import Levels

FIFTHS = (0.2, 0.4, 0.6, 0.8)
VALUES = st.lists(st.integers(0, 8).map(float) | st.just(float("nan")), min_size=1, max_size=200)


@given(values=VALUES, n_levels=st.integers(2, 10))
def test_scores_rise_with_the_values(values: list[float], n_levels: int) -> None:
    """Equal values score alike, higher ones higher, and every score lies on the scale."""
    column = np.array(values)

    levels = Levels.learned(column, bounds=[level / n_levels for level in range(1, n_levels)])

    assert len(levels.scores) == len(levels.cuts) + 1
    assert (np.diff(levels.scores) > 0).all()
    assert 0 <= levels.scores[0] <= levels.scores[-1] <= n_levels - 1


def test_without_ties_every_level_is_there() -> None:
    """A hundred different values make five levels of twenty, as counting the cut-points says."""
    values = np.random.default_rng(0).permutation(np.arange(100.0))

    levels = Levels.learned(values, bounds=FIFTHS)

    bins = np.searchsorted(levels.cuts, values, side="right")
    assert levels.scores.tolist() == [0, 1, 2, 3, 4]
    assert np.bincount(bins).tolist() == [20] * 5
    assert (bins + 1).tolist() == naive.level_scores(values.tolist(), levels.cuts.tolist())


def test_a_level_of_most_customers_is_not_the_lowest() -> None:
    """Of customers of whom 70 % ordered once, these score 2 of 5, and not 4, to which they reach."""
    orders = np.repeat([1.0, 2.0, 3.0], [70, 15, 15])

    levels = Levels.learned(orders, bounds=FIFTHS)

    assert levels.scores.tolist() == [1, 4]


def test_all_alike_have_the_middle_level() -> None:
    """Nothing speaks for them or against them."""
    levels = Levels.learned(np.full(50, 3.0), bounds=FIFTHS)

    assert (levels.cuts.tolist(), levels.scores.tolist()) == ([], [2])


def test_a_missing_value_has_the_lowest_score() -> None:
    """Wherever the level with that score lies."""
    falling = Levels(cuts=np.array([10.0]), scores=np.array([5, 1]))

    assert falling.missing_bin == 1


@pytest.mark.parametrize("n", [0, 9])
def test_fewer_than_ten_values_are_not_cut(n: int) -> None:
    """A cut-point would tell of those few."""
    values = np.append(np.arange(float(n)), np.full(50, np.nan))

    assert learned_cuts(values, bounds=FIFTHS).tolist() == []
