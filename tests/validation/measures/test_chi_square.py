from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from custseg.validation.measures.chi_square import chi_square

divisions = st.integers(2, 30).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(-1, 3), min_size=n, max_size=n).map(np.array) for _ in range(2)]
    )
)


@given(divisions)
def test_agrees_with_scipy(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """SciPy's test of the table without empty rows and columns gives the same p-value."""
    left, right = pair
    table = [[np.sum((left == i) & (right == j)) for j in set(right)] for i in set(left)]

    expected = chi2_contingency(table, correction=False).pvalue
    assert chi_square(left, right) == pytest.approx(expected, abs=1e-9)
