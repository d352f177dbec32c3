from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.rules import canonical_order


@given(data=st.data(), k=st.integers(1, 5))
def test_it_agrees_with_naive(data: st.DataObject, k: int) -> None:
    """Larger clusters first, then the smaller prototype, column by column."""
    labels = data.draw(st.lists(st.integers(-1, k - 1), max_size=12))
    small = st.floats(-1, 1).map(round)
    prototypes = data.draw(st.lists(st.tuples(small, small), min_size=k, max_size=k, unique=True))

    order = canonical_order(np.array(labels, dtype=np.int32), np.array(prototypes, dtype=float))

    assert order.dtype == np.int32
    assert order.tolist() == naive.canonical_order(labels, [list(row) for row in prototypes])


def test_no_clusters_have_an_empty_order() -> None:
    """To find no cluster is a result like others."""
    order = canonical_order(np.full(5, -1, dtype=np.int32), np.empty((0, 2)))

    assert order.tolist() == []
