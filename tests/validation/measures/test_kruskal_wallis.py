from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kruskal

from custseg.validation.measures.kruskal_wallis import kruskal_wallis

values_and_labels = st.integers(6, 40).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 9), min_size=n, max_size=n).map(np.array),
        st.lists(st.integers(0, 3), min_size=n, max_size=n).map(np.array),
    ).filter(lambda pair: all(len(np.unique(one)) > 1 for one in pair))
)


@given(values_and_labels)
def test_agrees_with_scipy(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Ranks summed by segment give SciPy's test of the lists of members, ties or not."""
    values, labels = pair
    members = [values[labels == segment] for segment in np.unique(labels)]

    assert kruskal_wallis(values.astype(float), labels) == pytest.approx(kruskal(*members).pvalue)


def test_chance_is_believed_in_one_of_twenty() -> None:
    """Of tests of pure chance about 5 % come out under 0.05."""
    generator = np.random.default_rng(0)
    p_values = [
        kruskal_wallis(generator.normal(size=200), generator.integers(4, size=200))
        for _ in range(400)
    ]

    assert 0.02 < np.mean(np.array(p_values) < 0.05) < 0.08


def test_one_segment_or_one_value_is_no_difference() -> None:
    """Where there is nothing to compare the p-value is 1."""
    assert kruskal_wallis(np.arange(9.0), np.zeros(9, dtype=int)) == 1.0
    assert kruskal_wallis(np.ones(9), np.arange(9) % 3) == 1.0
