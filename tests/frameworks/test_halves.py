from __future__ import annotations

import numpy as np
import pytest

from custseg.frameworks.halves import judging_half


@pytest.mark.parametrize("n_values", [2, 1000])
def test_halves_have_nothing_to_do_with_the_values(n_values: int) -> None:
    """About half of the customers judge, also where thousands have the same values."""
    values = np.sort(np.random.default_rng(0).integers(0, n_values, 4000)).astype(float)

    judges = judging_half(values[:, None])

    assert 0.47 < judges.mean() < 0.53
    assert abs(np.corrcoef(judges, values)[0, 1]) < 0.05


def test_a_customer_judges_whoever_else_is_there() -> None:
    """The half depends on the own values, and on the number among those who are alike."""
    rows = np.array([[1.0, np.nan], [1.0, 2.0], [1.0, 2.0], [3.0, -0.0]])

    some = judging_half(rows[1:])

    assert some.tolist() == judging_half(rows)[1:].tolist()
    assert judging_half(np.array([[3.0, 0.0]])).tolist() == some[-1:].tolist()
