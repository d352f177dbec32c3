"""Is a likelier mixture worth the numbers that it takes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.covariances import n_free_parameters

if TYPE_CHECKING:
    from custseg.clusterers.search_mixture import FoundMixture


def bic(found: FoundMixture) -> float:
    """Return the Bayesian information criterion, the lower the better.

    -2 L + p ln n, with L the log-likelihood, p the numbers that were learned and n the customers (Schwarz 1978, "Estimating the
    dimension of a model"); in the sign of scikit-learn, not of mclust.
    """
    n_clusters, n_columns = found.mixture.means.shape
    n_free = n_free_parameters(n_clusters, n_columns, covariance_type=found.covariance_type)
    return float(n_free * np.log(found.n_customers) - 2 * found.expected.log_likelihood)


def icl(found: FoundMixture) -> float:
    """Return the integrated completed likelihood, the lower the better.

    BIC - 2 sum ln(greatest posterior of a customer): who overlap pay for it (Biernacki, Celeux and Govaert 2000, "Assessing a mixture
    model for clustering with the integrated completed likelihood", with each customer in the component of greatest posterior).
    """
    return bic(found) - 2 * found.expected.log_certainty
