from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.preprocessing import compositions


def shares(n_parts: int, *, seed: int, n: int = 60) -> np.ndarray:
    drawn = np.random.default_rng(seed).dirichlet(np.ones(n_parts), n)
    return drawn.astype(np.float32).astype(np.float64)


@settings(deadline=None, max_examples=30)
@given(
    sizes=st.lists(st.integers(2, 3), max_size=2),
    n_others=st.integers(0, 2),
    seed=st.integers(0, 1000),
)
def test_agrees_with_naive(sizes: list[int], n_others: int, seed: int) -> None:
    """Trying every set of columns finds the same groups, in any order of the columns."""
    wholes = [shares(size, seed=seed + size + 7 * place) for place, size in enumerate(sizes)]
    others = np.random.default_rng(seed).random((60, n_others + 1))
    raw = np.column_stack([*wholes, others])
    raw = raw[:, np.random.default_rng(seed).permutation(raw.shape[1])]
    names = tuple(f"c{position}" for position in range(raw.shape[1]))

    found = {frozenset(group) for group in compositions(raw, names)}

    expected = naive.compositions(raw.tolist())
    assert found == {frozenset(names[column] for column in group) for group in expected}


def test_rows_with_missing_shares_are_left_out() -> None:
    """Customers who bought nothing have no shares."""
    raw = shares(3, seed=0)
    raw[::7] = np.nan

    assert compositions(raw, ("food", "drink", "rest")) == (("food", "drink", "rest"),)


def test_nothing_but_missing_shares_is_no_composition() -> None:
    """No row speaks for one."""
    assert compositions(np.full((5, 2), np.nan), ("food", "rest")) == ()


def test_a_constant_share_does_not_hide_a_composition() -> None:
    """Twice one half is one, and no composition."""
    raw = np.column_stack([np.full(60, 0.5), shares(3, seed=1)])

    assert compositions(raw, ("half", "food", "drink", "rest")) == (("food", "drink", "rest"),)


def test_a_weighted_sum_is_no_composition() -> None:
    """Shares of a half do not sum to one."""
    assert compositions(shares(3, seed=2) / 2, ("food", "drink", "rest")) == ()
