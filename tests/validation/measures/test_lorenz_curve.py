from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.validation.measures.lorenz_curve import LorenzCurve

GROUPS = st.lists(st.tuples(st.integers(1, 50), st.floats(0.1, 100)), min_size=1, max_size=8)


@given(groups=GROUPS, share=st.floats(0, 1))
def test_dearest_first_lies_above_the_diagonal(
    groups: list[tuple[int, float]], share: float
) -> None:
    """Where groups come by their mean, no share of customers holds less than its share of value."""
    ordered = sorted(groups, key=lambda group: -group[1])
    counts = np.array([count for count, _ in ordered])
    curve = LorenzCurve.of(counts, counts * np.array([mean for _, mean in ordered]))

    assert curve.share_of_first(share) >= share - 1e-12
    assert -1e-12 <= curve.gini < 1


def test_equal_groups_are_not_concentrated() -> None:
    """Everybody brings the same: the diagonal."""
    curve = LorenzCurve.of([30, 70], [3.0, 7.0])

    assert curve.share_of_first(0.2) == pytest.approx(0.2)
    assert curve.gini == pytest.approx(0.0)


def test_gini_is_that_of_all_pairs() -> None:
    """Taken one by one, the coefficient is the mean difference of all pairs over twice the mean."""
    values = np.sort(np.random.default_rng(0).gamma(1, size=60))[::-1]

    curve = LorenzCurve.of(np.ones(60), values)

    differences = np.abs(values[:, None] - values[None, :])
    assert curve.gini == pytest.approx(differences.mean() / (2 * values.mean()))
