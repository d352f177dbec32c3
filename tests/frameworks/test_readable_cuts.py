from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.frameworks.readable_cuts import readable_cuts
from custseg.segmentation.readable_number import readable_number

VALUES = st.lists(st.floats(-1e5, 1e5, width=32), min_size=10, max_size=80)


@given(values=VALUES)
def test_the_stored_cut_is_the_number_that_is_said(values: list[float]) -> None:
    """Whoever reads the number aloud, and stores it as customers' values are, parts the same customers."""
    cuts = readable_cuts(np.array(values))

    said = [np.float32(readable_number(cut).replace(",", "")) for cut in cuts.tolist()]
    assert said == cuts.tolist()


@given(values=VALUES)
def test_each_cut_parts_customers_of_its_own(values: list[float]) -> None:
    """They rise, and no two of them part the same customers."""
    own = np.array(values)

    cuts = readable_cuts(own)

    n_below = [int((own < cut).sum()) for cut in cuts]
    assert n_below == sorted(set(n_below))
    assert all(0 < n < len(own) for n in n_below)


def test_seven_tenths_are_at_least_seven_tenths() -> None:
    """0.7 as a float32 lies below 0.7 as a float64, and nobody should see that."""
    shares = np.repeat([0.2, 0.7], 30).astype(np.float32).astype(np.float64)

    high = readable_cuts(np.append(shares, shares[30:]))[-1]

    assert readable_number(float(high)) in ("0.45", "0.5", "0.7", "0.55", "0.35", "0.25", "0.3")
    assert ((shares >= high) == (shares > 0.5)).all()


@pytest.mark.parametrize("values", [[], [1.0] * 9, [3.0] * 50, list(range(9))])
def test_there_may_be_nothing_to_cut(values: list[float]) -> None:
    """Too few values, or only one, have no cut."""
    assert readable_cuts(np.array(values, dtype=float)).tolist() == []
