from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custseg.preprocessing.covered_bounds import covered_bounds

COLUMNS = st.one_of(
    arrays(np.float64, st.integers(1, 120), elements=st.integers(0, 8).map(float)),
    arrays(np.float64, st.integers(1, 120), elements=st.floats(-1e3, 1e3, width=32)),
)


@given(values=COLUMNS)
def test_every_level_holds_ten_customers(values: np.ndarray) -> None:
    """Or there is only one level."""
    bounds = covered_bounds(values)

    counts = np.bincount(np.searchsorted(bounds, values), minlength=len(bounds) + 1)
    assert counts.min() >= 10 or len(counts) == 1


@given(values=COLUMNS)
def test_bounds_ascend(values: np.ndarray) -> None:
    """So that a value lies in one level."""
    assert (np.diff(covered_bounds(values)) > 0).all()


@given(values=COLUMNS)
def test_no_bound_is_the_value_of_fewer_than_ten_customers(values: np.ndarray) -> None:
    """A bound that is a customer's own value is that of ten, or a mean that happens to equal it."""
    for bound in covered_bounds(values):
        n_equal = (values == bound).sum()
        n_below = (values <= bound).sum()
        around = np.sort(values)[n_below - 5 : n_below + 5]
        assert n_equal >= 10 or np.isclose(bound, around.mean())


def test_full_levels_keep_their_own_values_as_bounds() -> None:
    """Ten or more customers on each level: no pooling, and the last level has no end."""
    stars = np.repeat([1.0, 2.0, 3.0], 10)

    assert covered_bounds(stars).tolist() == [1.0, 2.0]


def test_a_rest_too_small_for_a_level_joins_the_last() -> None:
    """Nine customers at the top stand with those below."""
    stars = np.repeat([1.0, 2.0, 3.0], [10, 10, 9])

    assert covered_bounds(stars).tolist() == [1.0]


def test_scattered_values_are_cut_between_ten_neighbours() -> None:
    """The cut after the tenth of twenty different values is the mean of the ten in the middle."""
    assert covered_bounds(np.arange(20.0)).tolist() == [9.5]
