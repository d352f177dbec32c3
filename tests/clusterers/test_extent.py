from __future__ import annotations

import numpy as np
import pytest

from custseg.clusterers.em import Mixture
from custseg.clusterers.extent import Extent


@pytest.fixture
def extent() -> Extent:
    """Of two columns that differ, and a third that does not."""
    X = np.random.default_rng(0).normal(size=(500, 2)) @ np.array([[3.0, 1.0], [0.0, 0.5]])
    return Extent.of(np.c_[X, np.ones(500)], regularization=1e-6)


def mixture(*deviations: float) -> Mixture:
    """Return one component with these standard deviations."""
    return Mixture(
        weights=np.ones(1),
        means=np.zeros((1, len(deviations))),
        precisions_cholesky=np.diag(1 / np.array(deviations))[None],
    )


def test_a_constant_column_has_no_axis(extent: Extent) -> None:
    """Two columns differ, in two directions."""
    assert len(extent.variances) == 2


def test_whitened_rows_have_variance_1(extent: Extent) -> None:
    """Along each axis, and without correlation."""
    X = np.random.default_rng(0).normal(size=(500, 2)) @ np.array([[3.0, 1.0], [0.0, 0.5]])

    whitened = extent.whiten(np.c_[X, np.ones(500)])

    np.testing.assert_allclose(np.cov(whitened.T, bias=True), np.eye(2), atol=1e-9)


def test_rows_that_are_all_alike_stay_as_they_are() -> None:
    """Where there is no axis, nothing is whitened, and nothing can be lost."""
    X = np.ones((5, 2))
    none = Extent.of(X, regularization=1e-6)

    assert none.whiten(X) is X
    assert not none.is_lost(mixture(1e-3, 1e-3))


@pytest.mark.parametrize(
    ("deviations", "is_lost"),
    [((1.0, 1.0, 1e-3), False), ((1.0, 1e-3, 1.0), True), ((1e-3, 1.0, 1.0), True)],
)
def test_a_component_loses_an_axis(
    extent: Extent,
    deviations: tuple[float, ...],
    is_lost: bool,  # noqa: FBT001 - what is expected
) -> None:
    """Without variance in the constant column it is sound, in another it is not."""
    assert extent.is_lost(mixture(*deviations)) is is_lost
