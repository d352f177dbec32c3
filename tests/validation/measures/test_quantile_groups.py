from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.quantile_groups import quantile_groups


def test_groups_are_of_like_size() -> None:
    """A hundred different values make five groups of 20, the lowest first."""
    groups = quantile_groups(np.arange(100.0), n_groups=5)

    assert np.bincount(groups).tolist() == [20] * 5
    assert (np.diff(groups) >= 0).all()


@given(
    values=st.lists(st.integers(0, 5) | st.just(np.nan), min_size=1, max_size=30),
    n_groups=st.integers(1, 6),
)
def test_equal_values_stay_together(values: list[float], n_groups: int) -> None:
    """A value is always in one group, in the order of the values; a missing one in none."""
    numbers = np.array(values, dtype=float)

    groups = quantile_groups(numbers, n_groups=n_groups)

    known = sorted({(v, int(g)) for v, g in zip(numbers, groups, strict=True) if not np.isnan(v)})
    assert len({v for v, _ in known}) == len(known)
    assert [g for _, g in known] == sorted(g for _, g in known)
    assert all(0 <= g < n_groups for _, g in known)
    assert ((groups == -1) == np.isnan(numbers)).all()


@given(
    values=st.lists(st.integers(0, 9) | st.just(np.nan), max_size=40),
    n_groups=st.integers(1, 8),
)
def test_agrees_with_naive(values: list[float], n_groups: int) -> None:
    """The groups are those of the standard library's quantiles."""
    found = quantile_groups(np.array(values, dtype=float), n_groups=n_groups)

    assert found.tolist() == naive.quantile_groups(values, n_groups)
