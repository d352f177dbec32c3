from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.corrected_cramers_v import corrected_cramers_v
from custseg.validation.measures.cramers_v import cramers_v

divisions = st.integers(12, 30).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(0, 3), min_size=n, max_size=n).map(np.array) for _ in range(2)]
    ).filter(lambda pair: all(len(np.unique(one)) > 1 for one in pair))
)


@given(divisions)
def test_agrees_with_naive(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """It is what Bergsma's formulas give, one after the other."""
    left, right = pair

    found = corrected_cramers_v(left, right)

    expected = naive.corrected_cramers_v(left.tolist(), right.tolist())
    assert found == pytest.approx(min(expected, 1.0), abs=1e-6)


def test_gives_published_figures() -> None:
    """ClickHouse's documentation of `cramersVBiasCorrected` prints these two for numbers modulo 10 and 4."""
    numbers = np.arange(150)

    assert cramers_v(numbers % 10, numbers % 4) == pytest.approx(0.5798088336225178)
    assert corrected_cramers_v(numbers % 10, numbers % 4) == pytest.approx(0.5305112825189074)


def test_takes_out_what_few_customers_add() -> None:
    """Among 100 customers in five groups chance alone gives 0.2; corrected it is 0 for most."""
    generator = np.random.default_rng(0)
    pairs = [generator.integers(5, size=(2, 100)) for _ in range(50)]

    assert np.mean([cramers_v(*pair) for pair in pairs]) > 0.18
    assert np.median([corrected_cramers_v(*pair) for pair in pairs]) < 0.05
