from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from custseg.profiling import folds


@given(n=st.integers(5, 200), n_folds=st.integers(2, 5), seed=st.integers(0, 9))
def test_folds_are_even(n: int, n_folds: int, seed: int) -> None:
    """No fold has over one customer more than another."""
    counts = np.bincount(folds(n, n_folds=n_folds, seed=seed), minlength=n_folds)

    assert counts.max() - counts.min() <= 1


def test_seed_decides() -> None:
    """The same seed draws the same folds, another one others."""
    first = folds(50, n_folds=5, seed=1)

    assert first.tolist() == folds(50, n_folds=5, seed=1).tolist()
    assert first.tolist() != folds(50, n_folds=5, seed=2).tolist()
