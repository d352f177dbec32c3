"""Which k centroids lie nearest to all customers?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from custseg.checks import check_at_least, check_fraction
from custseg.clusterers.base import (
    check_enough,
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.rules import CentroidRule, canonical_order

if TYPE_CHECKING:
    from typing import Self

    import numpy as np

    from custseg.rules import Labels, Matrix


class KMeansClusterer(ClusterMixin, BaseEstimator):
    """Place each customer with the nearest centroid, or in noise when all are far away.

    Lloyd's algorithm (1982) from k-means++ starts (Arthur and Vassilvitskii 2007), as scikit-learn has it.

    Parameters
    ----------
    n_clusters
        How many centroids to look for.
    noise_fraction
        The share of the training customers, those farthest from every centroid, to call noise.
    n_init
        Starts; the one with the least inertia wins.
    random_state
        Seed of the starts; None stands for 0.

    Attributes
    ----------
    rule_
        CentroidRule, which places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, -1 for noise.
    inertia_
        Sum of the squared distances of the training rows to their nearest centroid.
    n_iter_
        Iterations of the winning start.
    degenerate_
        Reasons why the structure found is poor; empty for a sound fit.
    n_features_in_, feature_names_in_
        As in scikit-learn.

    Examples
    --------
    >>> import numpy as np
    >>> X = np.repeat([[0.0, 0.0], [5.0, 5.0]], [30, 20], axis=0)
    >>> clusterer = KMeansClusterer(n_clusters=2).fit(X)
    >>> clusterer.predict([[4.0, 4.5], [1.0, 0.0]])
    array([1, 0], dtype=int32)
    """

    def __init__(
        self,
        n_clusters: int = 5,
        *,
        noise_fraction: float = 0.0,
        n_init: int = 10,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.noise_fraction = noise_fraction
        self.n_init = n_init
        self.random_state = random_state

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: ARG002 - scikit-learn's signature
        """Learn the centroids, and the distance from which a customer is noise.

        Raises
        ------
        ParameterError
            When a parameter cannot work, or there are fewer rows than clusters.
        ValueError
            scikit-learn's, when X is no finite matrix.
        """
        check_at_least(1, n_clusters=self.n_clusters, n_init=self.n_init)
        check_fraction(noise_fraction=self.noise_fraction)
        rows = read_rows(self, X, reset=True)
        check_enough(rows, n_clusters=self.n_clusters)
        kmeans = self._search(rows)
        rule = CentroidRule.from_members(
            rows,
            kmeans.labels_,
            noise_fraction=self.noise_fraction,
            input_names=input_names(self),
        )
        order = canonical_order(rule.place(rows).labels, rule.centroids)
        self.rule_ = rule.renumbered(order)
        self.labels_ = self.rule_.place(rows).labels
        self.inertia_ = float((self.rule_.distances(rows) ** 2).sum())
        self.n_iter_ = int(kmeans.n_iter_)
        self.degenerate_ = tuple(self._faults(has_converged=kmeans.n_iter_ < kmeans.max_iter))
        warn_if_degenerate(self.degenerate_)
        return self

    def predict(self, X: Matrix) -> Labels:
        """Return the cluster of each row, or NOISE: int32 (n,)."""
        check_is_fitted(self)
        return self.rule_.place(read_rows(self, X, reset=False)).labels

    def membership(self, X: Matrix) -> Matrix:
        """Return the degree of each row in each cluster: float64 (n, k)."""
        check_is_fitted(self)
        return self.rule_.place(read_rows(self, X, reset=False)).membership

    def _search(self, rows: Matrix) -> Any:
        from sklearn.cluster import KMeans

        (seed,) = seeds(self.random_state, 1)
        kmeans = KMeans(self.n_clusters, n_init=self.n_init, random_state=seed)
        with threadpool_limits(1), warnings.catch_warnings():
            # Fewer distinct rows than clusters: said in degenerate_.
            warnings.simplefilter("ignore", ConvergenceWarning)
            return kmeans.fit(rows)

    def _faults(self, *, has_converged: bool) -> list[str]:
        faults = structural_faults(self.rule_, self.labels_)
        if self.rule_.n_clusters < self.n_clusters:
            faults.append(
                f"{self.rule_.n_clusters} of {self.n_clusters} clusters found, because rows repeat"
            )
        if not has_converged:
            faults.append("no convergence")
        return faults
