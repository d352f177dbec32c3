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
    rows = np.column_stack([np.repeat(np.arange(10.0), 30), np.tile([1.0, 2.0, np.nan], 100)])
    rows = rows[np.lexsort(rows.T[::-1])]

    others = judging_half(np.delete(rows, 159, axis=0))  # the last of ten who are alike

    assert others.tolist() == np.delete(judging_half(rows), 159).tolist()


def test_how_far_away_somebody_is_does_not_matter() -> None:
    """Whoever lies beyond nearly all others judges as if just there; minus zero is zero."""
    near = np.append(np.arange(200.0), 1e3)[:, None]
    far = np.append(np.append(-0.0, np.arange(1.0, 200.0)), 1e9)[:, None]

    assert judging_half(near).tolist() == judging_half(far).tolist()
