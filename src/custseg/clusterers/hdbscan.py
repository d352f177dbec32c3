"""Where are customers dense, and which of them belong to no dense place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from custseg.checks import check_at_least, check_one_of
from custseg.clusterers.base import (
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.clusterers.learn_density_rule import learn_density_rule
from custseg.rules import NOISE, canonical_order

if TYPE_CHECKING:
    from typing import Literal, Self

    from custseg.rules import DensityRule, Labels, Matrix


class HDBSCANClusterer(ClusterMixin, BaseEstimator):
    """Place each customer in the dense cluster of the nearest prototype, or in noise.

    HDBSCAN (Campello, Moulavi and Sander 2013), as the package hdbscan has it, finds the clusters; a `DensityRule` learned from
    them places every row, the training rows too. `fidelity_` says how far the two agree.

    Parameters
    ----------
    min_cluster_size
        A denser place of fewer customers is no cluster.
    min_samples
        How many neighbours make a customer's surroundings dense; None takes `min_cluster_size`.
    cluster_selection_method
        `eom` takes the clusters that persist longest over all densities, `leaf` the finest.
    cluster_selection_epsilon
        Clusters nearer to each other than this are not split.
    allow_single_cluster
        Whether all customers may be one cluster.
    place_noise
        Whether the dense cores take the other customers too, each by its nearest prototype.
    random_state
        Seed of the prototypes; None stands for 0. HDBSCAN itself draws nothing.

    Attributes
    ----------
    rule_
        DensityRule, which places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, -1 for noise.
    fidelity_
        Share of the training rows on which the rule and HDBSCAN's own labels agree; with `place_noise`, of those
        that HDBSCAN has in a cluster. 1 where there is none.
    degenerate_
        Reasons why the structure found is poor; empty for a sound fit.
    n_features_in_, feature_names_in_
        As in scikit-learn.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(0, 0.2, (100, 2)) + np.repeat([[0.0, 0.0], [3.0, 3.0]], [60, 40], axis=0)
    >>> clusterer = HDBSCANClusterer(min_cluster_size=20).fit(X)
    >>> clusterer.predict([[0.1, 0.0], [3.0, 2.9], [1.5, 1.5]])
    array([ 0,  1, -1], dtype=int32)
    """

    def __init__(
        self,
        *,
        min_cluster_size: int = 10,
        min_samples: int | None = None,
        cluster_selection_method: Literal["eom", "leaf"] = "eom",
        cluster_selection_epsilon: float = 0.0,
        allow_single_cluster: bool = False,
        place_noise: bool = False,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.min_cluster_size = min_cluster_size
        self.min_samples = min_samples
        self.cluster_selection_method = cluster_selection_method
        self.cluster_selection_epsilon = cluster_selection_epsilon
        self.allow_single_cluster = allow_single_cluster
        self.place_noise = place_noise
        self.random_state = random_state

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: ARG002 - scikit-learn's signature
        """Find the clusters, and learn prototypes and radii that say the same.

        Raises
        ------
        ParameterError
            When a parameter cannot work.
        ValueError
            scikit-learn's, when X is no finite matrix.
        """
        self._check_parameters()
        rows = read_rows(self, X, reset=True)
        (seed,) = seeds(self.random_state, 1)
        with threadpool_limits(1):
            found = self._search(rows)
            rule = learn_density_rule(
                rows,
                found,
                place_noise=self.place_noise,
                input_names=input_names(self),
                seed=seed,
            )
        order = canonical_order(rule.place(rows).labels, _first_prototypes(rule))
        self.rule_ = rule.renumbered(order)
        self.labels_ = self.rule_.place(rows).labels
        self.fidelity_ = self._fidelity(np.append(np.argsort(order), NOISE)[found])
        self.degenerate_ = tuple(structural_faults(self.rule_, self.labels_))
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

    def _check_parameters(self) -> None:
        check_at_least(2, min_cluster_size=self.min_cluster_size)
        check_at_least(0, cluster_selection_epsilon=self.cluster_selection_epsilon)
        if self.min_samples is not None:
            check_at_least(1, min_samples=self.min_samples)
        check_one_of(("eom", "leaf"), cluster_selection_method=self.cluster_selection_method)

    def _search(self, rows: Matrix) -> Labels:
        from hdbscan import HDBSCAN

        if len(rows) < self.min_cluster_size:
            return np.full(len(rows), NOISE, dtype=np.int32)
        search = HDBSCAN(
            min_cluster_size=self.min_cluster_size,
            min_samples=self.min_samples,
            cluster_selection_method=self.cluster_selection_method,
            cluster_selection_epsilon=float(self.cluster_selection_epsilon),
            allow_single_cluster=self.allow_single_cluster,
            core_dist_n_jobs=1,
        )
        return np.asarray(search.fit(rows).labels_, dtype=np.int32)

    def _fidelity(self, found: Labels) -> float:
        is_asked = found != NOISE if self.place_noise else np.full(len(found), fill_value=True)
        if not is_asked.any():
            return 1.0
        return float((self.labels_ == found)[is_asked].mean())


def _first_prototypes(rule: DensityRule) -> Matrix:
    return rule.prototypes[np.unique(rule.clusters, return_index=True)[1]]
