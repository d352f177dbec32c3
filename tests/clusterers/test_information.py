from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture

from custseg.clusterers import GaussianMixtureClusterer
from custseg.clusterers.covariances import COVARIANCE_TYPES

if TYPE_CHECKING:
    from custseg.clusterers.covariances import CovarianceType


@pytest.mark.parametrize("covariance_type", COVARIANCE_TYPES)
def test_bic_is_scikit_learns(rows: np.ndarray, covariance_type: CovarianceType) -> None:
    """At the same optimum the criterion is the same number."""
    peer = GaussianMixture(4, covariance_type=covariance_type, n_init=5, tol=1e-6, random_state=0)

    clusterer = GaussianMixtureClusterer(4, covariance_type=covariance_type).fit(rows)

    assert clusterer.bic_ == pytest.approx(peer.fit(rows).bic(rows), abs=0.05)


def test_icl_is_bic_and_what_overlap_costs(rows: np.ndarray) -> None:
    """Twice the logarithm of each customer's greatest posterior is taken off."""
    clusterer = GaussianMixtureClusterer(3).fit(rows)

    cost = -2 * np.log(clusterer.membership(rows).max(axis=1)).sum()

    assert clusterer.icl_ == pytest.approx(clusterer.bic_ + cost)
    assert cost > 0
