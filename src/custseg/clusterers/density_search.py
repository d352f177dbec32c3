"""Which places does HDBSCAN call dense?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE

if TYPE_CHECKING:
    from typing import Literal, Self

    from custseg.rules import Labels, Matrix

# Fewer rows are no cluster that another draw would find again, and the distance to a single neighbour is no density.
_LEAST_CLUSTER = 25
_LEAST_NEIGHBOURS = 2


@dataclass(frozen=True, kw_only=True)
class DensitySearch:
    """HDBSCAN as the package hdbscan has it, which draws nothing and uses one core.

    Parameters
    ----------
    min_cluster_size, min_samples, method, epsilon, allow_single_cluster
        As `HDBSCANClusterer` explains them.
    """

    min_cluster_size: int
    min_samples: int
    method: Literal["eom", "leaf"]
    epsilon: float
    allow_single_cluster: bool

    @property
    def least_share(self) -> float:
        """The smallest share of the customers in which a search as `thinned` still finds the smallest cluster."""
        return _LEAST_CLUSTER / self.min_cluster_size

    def thinned(self, share: float) -> Self:
        """Return the search that finds the same in a share of the customers.

        The k-th neighbour among all customers is about as far away as the (k · share)-th among that share. So both counts shrink
        with the rows, down to 25 and 2, where they were not less.

        Examples
        --------
        >>> search = DensitySearch(
        ...     min_cluster_size=1000, min_samples=15, method="eom", epsilon=0, allow_single_cluster=False
        ... )
        >>> search.thinned(0.2).min_cluster_size, search.thinned(0.2).min_samples
        (200, 3)
        """
        return replace(
            self,
            min_cluster_size=_scaled(self.min_cluster_size, share, _LEAST_CLUSTER),
            min_samples=_scaled(self.min_samples, share, _LEAST_NEIGHBOURS),
        )

    def labels(self, X: Matrix) -> Labels:
        """Return the cluster that HDBSCAN has each row of a float64 matrix (n, d) in, or `NOISE`: int32 (n,)."""
        from hdbscan import HDBSCAN

        if len(X) < self.min_cluster_size:
            return np.full(len(X), NOISE, dtype=np.int32)
        search = HDBSCAN(
            min_cluster_size=self.min_cluster_size,
            min_samples=self.min_samples,
            cluster_selection_method=self.method,
            cluster_selection_epsilon=self.epsilon,
            allow_single_cluster=self.allow_single_cluster,
            core_dist_n_jobs=1,
        )
        return np.asarray(search.fit(X).labels_, dtype=np.int32)


def _scaled(count: int, share: float, least: int) -> int:
    return max(min(count, least), round(share * count))
