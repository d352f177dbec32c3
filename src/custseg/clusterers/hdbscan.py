"""Where are customers dense, and which of them belong to no dense place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from threadpoolctl import threadpool_limits

from custseg.checks import check_at_least, check_one_of
from custseg.clusterers.base import (
    PlacedByRule,
    input_names,
    read_rows,
    seeds,
    structural_faults,
    warn_if_degenerate,
)
from custseg.clusterers.density_search import DensitySearch
from custseg.clusterers.in_canonical_order import in_canonical_order
from custseg.clusterers.learn_faithful_rule import learn_faithful_rule
from custseg.clusterers.search_in_draws import search_in_draws

if TYPE_CHECKING:
    from typing import Literal, Self

    import pyarrow as pa

    from custseg.rules import DensityRule, Matrix


class HDBSCANClusterer(PlacedByRule, ClusterMixin, BaseEstimator):
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
    draw_size
        Of more than three times as many customers, HDBSCAN looks at two draws of this size, at a third where these two
        disagree, and never at the others: its time grows nearly with the square of their number. Both counts above shrink with the
        share drawn, so that the same density is asked for. A draw is larger where its smallest cluster would have fewer than 25
        customers, up to 50,000.
    random_state
        Seed of the prototypes; None stands for 0. HDBSCAN itself draws nothing, and draws are made by a hash.

    Attributes
    ----------
    rule_
        DensityRule, which places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, -1 for noise.
    n_searched_
        How many of the customers HDBSCAN itself looked at.
    fidelity_
        Share of held-out customers on which HDBSCAN's own labels and a rule learned without them agree; with `place_noise`, of those
        that HDBSCAN has in a cluster. 1 where there is none. The rule was then learned once more, with them.
    n_fidelity_
        How many that share is of: a fifth of those whose labels the rule is learned from.
    recalls_
        float64 (k + 1,): the same share of each cluster's customers, and, last, of noise; NaN where none is held out.
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

    rule_: DensityRule

    def __init__(
        self,
        *,
        min_cluster_size: int = 10,
        min_samples: int | None = None,
        cluster_selection_method: Literal["eom", "leaf"] = "eom",
        cluster_selection_epsilon: float = 0.0,
        allow_single_cluster: bool = False,
        place_noise: bool = False,
        draw_size: int = 13_500,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.min_cluster_size = min_cluster_size
        self.min_samples = min_samples
        self.cluster_selection_method = cluster_selection_method
        self.cluster_selection_epsilon = cluster_selection_epsilon
        self.allow_single_cluster = allow_single_cluster
        self.place_noise = place_noise
        self.draw_size = draw_size
        self.random_state = random_state

    def fit(
        self,
        X: Matrix,
        y: None = None,  # noqa: ARG002 - scikit-learn's signature
        *,
        ids: pa.Array | None = None,
    ) -> Self:
        """Find the clusters, and learn prototypes and radii that say the same.

        Parameters
        ----------
        X
            (n, d), finite.
        ids
            (n,): of the customers, by which draws and held-out rows are drawn; without them, by the rows' own numbers.

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
            found = search_in_draws(rows, self._search(), draw_size=self.draw_size, ids=ids)
            rule, fidelity = learn_faithful_rule(
                rows[found.rows],
                found.labels,
                place_noise=self.place_noise,
                input_names=input_names(self),
                seed=seed,
            )
        self.rule_, self.labels_, order = in_canonical_order(rule, rows, _first_prototypes)
        self.n_searched_ = found.n_searched
        self.n_fidelity_, self.fidelity_ = fidelity.n, fidelity.agreement
        self.recalls_ = fidelity.recalls[np.append(order, -1)]
        self.degenerate_ = tuple(structural_faults(self.rule_, self.labels_))
        warn_if_degenerate(self.degenerate_)
        return self

    def _check_parameters(self) -> None:
        check_at_least(2, min_cluster_size=self.min_cluster_size)
        check_at_least(1_000, draw_size=self.draw_size)
        check_at_least(0, cluster_selection_epsilon=self.cluster_selection_epsilon)
        if self.min_samples is not None:
            check_at_least(1, min_samples=self.min_samples)
        check_one_of(("eom", "leaf"), cluster_selection_method=self.cluster_selection_method)

    def _search(self) -> DensitySearch:
        return DensitySearch(
            min_cluster_size=self.min_cluster_size,
            min_samples=self.min_cluster_size if self.min_samples is None else self.min_samples,
            method=self.cluster_selection_method,
            epsilon=float(self.cluster_selection_epsilon),
            allow_single_cluster=self.allow_single_cluster,
        )


def _first_prototypes(rule: DensityRule) -> Matrix:
    return rule.prototypes[np.unique(rule.clusters, return_index=True)[1]]
