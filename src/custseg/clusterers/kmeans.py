"""Which k centroids lie nearest to all customers?"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sklearn.base import BaseEstimator, ClusterMixin
from threadpoolctl import threadpool_limits

from custseg.checks import check_at_least, check_fraction
from custseg.clusterers.base import (
    PlacedByRule,
    check_enough,
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.clusterers.growing_samples import growing_samples
from custseg.clusterers.in_canonical_order import in_canonical_order
from custseg.clusterers.search_centroids import search_centroids
from custseg.rules import CentroidRule

if TYPE_CHECKING:
    from typing import Self

    import numpy as np
    import pyarrow as pa

    from custseg.clusterers.lloyd import Partition
    from custseg.rules import Matrix


class KMeansClusterer(PlacedByRule, ClusterMixin, BaseEstimator):
    """Place each customer with the nearest centroid, or in noise when all are far away.

    Lloyd's algorithm (1982) from k-means++ starts (Arthur and Vassilvitskii 2007) with random swaps (Fränti 2018), on samples
    first and then on all rows.

    Parameters
    ----------
    n_clusters
        How many centroids to look for.
    noise_fraction
        The share of the training customers, those farthest from every centroid, to call noise.
    n_init
        Starts; what the best of them lead to wins.
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
        Iterations of the last run, on all rows.
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

    rule_: CentroidRule

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

    def fit(
        self,
        X: Matrix,
        y: None = None,  # noqa: ARG002 - scikit-learn's signature
        *,
        ids: pa.Array | None = None,
    ) -> Self:
        """Learn the centroids, and the distance from which a customer is noise.

        Parameters
        ----------
        ids
            (n,): of the rows, by which samples are drawn; by the rows' own numbers where there are none.

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
        with threadpool_limits(1):
            found = search_centroids(
                growing_samples(rows, ids=ids, n_least=self.n_clusters),
                n_clusters=self.n_clusters,
                seeds=seeds(self.random_state, self.n_init),
            )
        rule = _rule_of(found, input_names=input_names(self))
        rule = rule.with_limit(rows, noise_fraction=self.noise_fraction)
        self.rule_, self.labels_, _ = in_canonical_order(rule, rows, attrgetter("centroids"))
        self.inertia_ = float((self.rule_.distances(rows) ** 2).sum())
        self.n_iter_ = found.n_iter
        self.degenerate_ = tuple(self._faults(has_converged=found.has_converged))
        warn_if_degenerate(self.degenerate_)
        return self

    def _faults(self, *, has_converged: bool) -> list[str]:
        faults = structural_faults(self.rule_, self.labels_)
        if self.rule_.n_clusters < self.n_clusters:
            faults.append(
                f"{self.rule_.n_clusters} of {self.n_clusters} clusters found, because rows repeat"
            )
        if not has_converged:
            faults.append("no convergence")
        return faults


def _rule_of(found: Partition, *, input_names: tuple[str, ...]) -> CentroidRule:
    """Return the rule that a partition is, without centroids that have no rows."""
    is_used = found.counts > 0
    n_free = (found.counts.sum() - is_used.sum()) * len(input_names)
    return CentroidRule(
        input_names=input_names,
        centroids=found.centroids[is_used],
        counts=found.counts[is_used],
        variance=found.inertia / max(int(n_free), 1),
        limit=None,
    )
