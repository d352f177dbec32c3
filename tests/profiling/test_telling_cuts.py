from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.profiling.telling_cuts import telling_cuts

counts = st.integers(1, 7).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=n, max_size=n)
)


@given(counts)
def test_no_other_cuts_tell_more(table: list[list[int]]) -> None:
    """As many bands cut elsewhere tell no more, and four tell hardly more than those found."""
    cuts = telling_cuts(np.array(table), max_bands=4)

    edges = (0, *cuts, len(table))
    told = sum(naive.best_bands(table[low:high], 1) for low, high in itertools.pairwise(edges))
    one = naive.best_bands(table, 1)
    most = max(naive.best_bands(table, m) for m in range(1, min(4, len(table)) + 1))
    assert told == pytest.approx(naive.best_bands(table, len(cuts) + 1))
    assert told - one >= 0.95 * (most - one) - 1e-6


def test_bins_alike_stay_together() -> None:
    """Where the segments' shares are the same everywhere there is nothing to cut."""
    assert telling_cuts(np.full((6, 2), 10), max_bands=4) == ()
