from __future__ import annotations

import numpy as np
import pytest

from custseg.frameworks.behaviour_matrix import behaviour_matrix


def test_every_kind_of_column_weighs_alike() -> None:
    """Money, shares, counts that are mostly 0, and levels have a summed variance of 1."""
    rng = np.random.default_rng(0)
    rows = np.column_stack(
        [rng.lognormal(4, 2, 500), rng.beta(2, 5, 500), rng.poisson(0.1, 500), rng.integers(0, 4, 500)]
    )  # fmt: skip

    matrix = behaviour_matrix(rows, ("spend", "share", "returns", "region"), {"region": ("a",)})

    variances = matrix.var(axis=0)
    assert matrix.mean(axis=0) == pytest.approx(0.0, abs=1e-12)
    assert variances[:3] == pytest.approx(1.0)
    assert variances[3:].sum() == pytest.approx(1.0)


def test_a_number_grows_as_a_straight_line_and_then_as_a_logarithm() -> None:
    """Steps near the median are alike; far away, doubling the number adds the same again and again."""
    values = np.concatenate([np.arange(-500.0, 501.0), [-4e4, -2e4, -1e4, 1e4, 2e4, 4e4]])

    scores = behaviour_matrix(np.repeat(values, 3)[:, None], ("x",), {})[::3, 0]

    near, far = np.diff(scores[495:506]), np.diff(scores[-3:])
    assert near == pytest.approx(near[0], rel=1e-3)
    assert far[0] == pytest.approx(far[1], rel=1e-3)


@pytest.mark.parametrize("values", [[5.0] * 20, [np.nan] * 20])
def test_a_column_that_tells_nothing_weighs_nothing(values: list[float]) -> None:
    """One value for all, or none at all."""
    matrix = behaviour_matrix(np.array(values)[:, None], ("x",), {})

    assert not matrix.any()


def test_a_missing_number_is_the_median() -> None:
    """It draws nobody to a side."""
    values = np.array([1.0, 2.0, 3.0] * 10 + [np.nan])

    scores = behaviour_matrix(values[:, None], ("x",), {})[:, 0]

    assert scores[-1] == pytest.approx(scores[1])
