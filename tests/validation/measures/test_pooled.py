from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from custseg.validation.measures.pooled import pooled


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6))
def test_every_group_has_ten_or_is_the_only_one(sizes: list[int]) -> None:
    """Whatever the sizes are, nobody can be told from a group of under 10."""
    groups = np.repeat(np.arange(len(sizes)) - 1, sizes)

    counts = np.bincount(pooled(groups))

    assert counts.sum() == sum(sizes)
    assert len(counts) <= 1 or counts.min() >= 10


def test_large_groups_stay_as_they_are() -> None:
    """Groups of 10 keep apart, in their order."""
    groups = np.repeat([-1, 0, 2], [10, 20, 30])

    assert np.bincount(pooled(groups)).tolist() == [10, 20, 30]


def test_few_in_all_join_the_smallest_group() -> None:
    """Where the small ones are under 10 together, they are no group of their own."""
    groups = np.repeat([0, 1, 2, 3], [30, 20, 4, 5])

    assert np.bincount(pooled(groups)).tolist() == [30, 29]
