from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture

from custseg.clusterers.covariances import (
    COVARIANCE_TYPES,
    CovarianceShape,
    n_free_parameters,
)

if TYPE_CHECKING:
    from custseg.clusterers.covariances import (
        CovarianceType,
    )


@pytest.mark.parametrize("covariance_type", COVARIANCE_TYPES)
def test_free_parameters_are_scikit_learns(
    rows: np.ndarray, covariance_type: CovarianceType
) -> None:
    """Weights, means, and what the shape leaves free."""
    peer = GaussianMixture(4, covariance_type=covariance_type).fit(rows)

    n_free = n_free_parameters(4, 3, covariance_type=covariance_type)

    assert n_free == peer._n_parameters()


@pytest.mark.parametrize("covariance_type", COVARIANCE_TYPES)
def test_factors_exist_where_rounding_left_no_covariance(covariance_type: CovarianceType) -> None:
    """A variance a little below 0 becomes the regularization."""
    scatter = np.array([[[1.0, 1.0], [1.0, 1.0 - 1e-15]]])
    shape = CovarianceShape(covariance_type=covariance_type, regularization=1e-6)

    factors = shape.precisions_cholesky(scatter, weights=np.ones(1))

    assert np.isfinite(factors).all()
    assert (np.diagonal(factors, axis1=1, axis2=2) > 0).all()
    assert factors[0, 1, 0] == 0
