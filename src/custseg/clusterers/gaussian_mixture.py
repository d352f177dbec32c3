"""Which k Gaussians, of which shapes, do the customers come from?"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from threadpoolctl import threadpool_limits

from custseg.checks import check_at_least, check_fraction, check_one_of
from custseg.clusterers.base import (
    PlacedByRule,
    check_enough,
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.clusterers.covariances import COVARIANCE_TYPES, CovarianceShape
from custseg.clusterers.growing_samples import drawn, growing_samples
from custseg.clusterers.in_canonical_order import in_canonical_order
from custseg.clusterers.information import bic, icl
from custseg.clusterers.search_mixture import search_mixture
from custseg.rules import GaussianRule

if TYPE_CHECKING:
    from typing import Literal, Self

    import pyarrow as pa

    from custseg.clusterers.covariances import CovarianceType
    from custseg.clusterers.search_mixture import FoundMixture
    from custseg.rules import Matrix

_LEAST_REGULARIZATION = 1e-12  # below, rounding makes covariances of unit scale indefinite
_CRITERIA = {"bic": bic, "icl": icl}


class GaussianMixtureClusterer(PlacedByRule, ClusterMixin, BaseEstimator):
    """Place each customer with the component of greatest posterior, or in noise when its density is low.

    Maximum likelihood by expectation and maximisation (Dempster, Laird and Rubin 1977), from k-means on the rows as they are
    and on whitened rows by turns, on samples first and then on all rows. The likeliest start wins among those without a
    degenerate component.

    Parameters
    ----------
    n_clusters
        Components.
    covariance_type
        `full`: each its own shape; `tied`: one shape for all; `diag`: axes along the columns; `spherical`: balls; `best`: all four
        compete by the criterion.
    criterion
        `bic` or `icl`: what decides among covariance types.
    noise_fraction
        The share of the training customers, those of lowest density, to call noise.
    n_init
        Starts.
    regularization
        Added to every variance, as a share of the mean variance of the columns.
    random_state
        Seed of the starts; None stands for 0.

    Attributes
    ----------
    rule_
        GaussianRule, which places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, -1 for noise.
    covariance_type_
        The type that was fitted, or that won.
    log_likelihood_
        Of the training rows: the sum of their log-densities.
    bic_, icl_
        Information criteria, the lower the better: `bic` (Schwarz 1978), `icl` (Biernacki, Celeux and Govaert 2000).
    n_iter_, converged_
        Of the climb on all rows that ended the search.
    degenerate_
        Reasons why the structure found is poor; empty for a sound fit.
    n_features_in_, feature_names_in_
        As in scikit-learn.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(0, 0.2, (100, 2)) + np.repeat([[0.0, 0.0], [3.0, 3.0]], [60, 40], axis=0)
    >>> clusterer = GaussianMixtureClusterer(n_clusters=2, covariance_type="best").fit(X)
    >>> clusterer.predict([[0.1, 0.0], [3.0, 2.9]]), clusterer.covariance_type_
    (array([0, 1], dtype=int32), 'spherical')
    """

    rule_: GaussianRule

    def __init__(
        self,
        n_clusters: int = 5,
        *,
        covariance_type: CovarianceType | Literal["best"] = "full",
        criterion: Literal["bic", "icl"] = "bic",
        noise_fraction: float = 0.0,
        n_init: int = 4,
        regularization: float = 1e-6,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.covariance_type = covariance_type
        self.criterion = criterion
        self.noise_fraction = noise_fraction
        self.n_init = n_init
        self.regularization = regularization
        self.random_state = random_state

    def fit(
        self,
        X: Matrix,
        y: None = None,  # noqa: ARG002 - scikit-learn's signature
        *,
        ids: pa.Array | None = None,
    ) -> Self:
        """Learn the components, and the density below which a customer is noise.

        Parameters
        ----------
        ids
            (n,): of the rows, by which samples are drawn; by the rows' own numbers where there are none.

        Raises
        ------
        ParameterError
            When a parameter cannot work, or there are fewer rows than components.
        ValueError
            scikit-learn's, when X is no finite matrix.
        """
        self._check_parameters()
        rows = read_rows(self, X, reset=True)
        check_enough(rows, n_clusters=self.n_clusters)
        with threadpool_limits(1):
            found = self._search(growing_samples(rows, ids=ids, n_least=self.n_clusters))
        mixture = found.mixture
        rule = GaussianRule(
            input_names=input_names(self),
            means=mixture.means,
            precisions_cholesky=mixture.precisions_cholesky,
            log_weights=np.log(mixture.weights),
            counts=np.floor(mixture.weights * len(rows)).astype(np.int64),
            limit=None,
        ).with_limit(rows, noise_fraction=self.noise_fraction)
        self.rule_, self.labels_, _ = in_canonical_order(rule, rows, attrgetter("means"))
        self.covariance_type_ = found.covariance_type
        self.log_likelihood_ = found.expected.log_likelihood
        self.bic_, self.icl_ = bic(found), icl(found)
        self.n_iter_, self.converged_ = found.n_iter, found.has_converged
        self.degenerate_ = tuple(self._faults(found))
        warn_if_degenerate(self.degenerate_)
        return self

    def _search(self, samples: list[Matrix]) -> FoundMixture:
        """Return the mixture of the one type asked for, or of the best; a degenerate one only when all are."""
        types = COVARIANCE_TYPES if self.covariance_type == "best" else (self.covariance_type,)
        starts = seeds(self.random_state, self.n_init)
        mean_variance = float(drawn(samples).var(axis=0).mean()) or 1.0
        regularization = self.regularization * mean_variance
        shapes = [
            CovarianceShape(covariance_type=own, regularization=regularization) for own in types
        ]
        found = [
            search_mixture(samples, n_clusters=self.n_clusters, shape=shape, seeds=starts)
            for shape in shapes
        ]
        criterion = _CRITERIA[self.criterion]
        return min(found, key=lambda one: (one.is_degenerate, criterion(one)))

    def _check_parameters(self) -> None:
        check_at_least(1, n_clusters=self.n_clusters, n_init=self.n_init)
        check_at_least(_LEAST_REGULARIZATION, regularization=self.regularization)
        check_fraction(noise_fraction=self.noise_fraction)
        check_one_of((*COVARIANCE_TYPES, "best"), covariance_type=self.covariance_type)
        check_one_of(_CRITERIA, criterion=self.criterion)

    def _faults(self, found: FoundMixture) -> list[str]:
        faults = structural_faults(self.rule_, self.labels_)
        if found.has_collapsed:
            faults.append("a component has no extent in a direction in which customers differ")
        if self.rule_.n_clusters < self.n_clusters:
            faults.append(
                f"{self.rule_.n_clusters} of {self.n_clusters} clusters found, because rows repeat"
            )
        if not found.has_converged:
            faults.append("no convergence")
        return faults
