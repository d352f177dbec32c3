"""Which customer of the training data is nearest, and in which cluster?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules.blocks import label_blocks, row_blocks
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.nearest_index import NearestIndex
from custseg.rules.placement import NOISE, Placement

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix


@dataclass(frozen=True, kw_only=True, eq=False)
class NeighbourRule:
    """Place each row where its nearest training row is: in that one's cluster, or in noise with it.

    It keeps the training rows, so it lives in memory only: `RULES` does not name it, and a bundle refuses it. It is the yardstick for
    rules that keep nobody: on the training rows it says what the labels said, exactly. Of equally near rows in
    different clusters the lowest cluster decides, and noise only where no cluster is as near. The membership is all or
    nothing. A row with a missing value is noise.

    Parameters
    ----------
    input_names
        The d columns it reads.
    customers
        float64 (m, d): training rows, none twice.
    clusters
        int64 (m,): the cluster of each, or `NOISE`.
    n_clusters
        Clusters are numbered 0..n_clusters-1.
    n_outvoted
        Training rows whose label is not that of the majority of the rows identical to them.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> X = np.array([[0.0], [1.0], [5.0], [9.0], [9.0], [9.0]])
    >>> rule = NeighbourRule.from_labels(X, np.array([0, 0, -1, 1, 1, -1]), input_names=("spend",))
    >>> rule.label(np.array([[0.4], [6.0], [8.0]])).tolist(), rule.n_outvoted
    ([0, -1, 1], 1)
    """

    kind: ClassVar[str] = "neighbour"

    input_names: tuple[str, ...]
    customers: Matrix
    clusters: NDArray[np.int64]
    n_clusters: int
    n_outvoted: int

    def __post_init__(self) -> None:
        per_customer = np.shape(self.customers)[:1]
        freeze_numbers(self, customers=(*per_customer, len(self.input_names)))
        freeze_integers(self, clusters=per_customer)
        check_fields(
            self,
            customers_are_finite=np.isfinite(self.customers).all(),
            clusters_are_numbers_or_noise=(
                (self.clusters >= NOISE) & (self.clusters < self.n_clusters)
            ).all(),
        )

    @classmethod
    def from_labels(
        cls, X: Matrix, labels: NDArray[np.integer], *, input_names: tuple[str, ...]
    ) -> Self:
        """Keep the rows and what an algorithm said of them.

        Identical rows become one, with the label of the majority; of equally frequent ones the lowest cluster, noise last.

        Parameters
        ----------
        X
            float64 (n, d), finite.
        labels
            (n,): clusters 0..k-1, and -1 for noise.
        """
        n_clusters = int(labels.max(initial=NOISE)) + 1
        rows, own = np.unique(X, axis=0, return_inverse=True)
        groups = np.where(labels == NOISE, n_clusters, labels)
        pairs, votes = np.unique(np.column_stack([own.ravel(), groups]), axis=0, return_counts=True)
        order = np.lexsort((pairs[:, 1], -votes, pairs[:, 0]))
        _, first = np.unique(pairs[order, 0], return_index=True)
        won = order[first]
        return cls(
            input_names=input_names,
            customers=rows,
            clusters=np.where(pairs[won, 1] == n_clusters, NOISE, pairs[won, 1]),
            n_clusters=n_clusters,
            n_outvoted=int(len(X) - votes[won].sum()),
        )

    @property
    def covers(self) -> int:
        """Each of its rows is one customer."""
        return 1

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        blocks = row_blocks(X, n_columns=len(self.input_names))
        return label_blocks(blocks, len(X), self._label_block)

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        labels = self.label(X)
        membership = np.equal.outer(np.arange(self.n_clusters), labels).astype(np.float64)
        return Placement(labels=labels, membership=membership.T)

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        numbers = np.append(np.argsort(order), NOISE)  # NOISE is -1, and so picks the last entry
        return replace(self, clusters=numbers[self.clusters].astype(np.int64))

    @cached_property
    def _index(self) -> NearestIndex:
        groups = np.where(self.clusters == NOISE, self.n_clusters, self.clusters)
        return NearestIndex.of(self.customers, groups)

    def _label_block(self, rows: Matrix) -> Labels:
        groups = self._index.nearest_group(rows)
        return np.where(groups == self.n_clusters, NOISE, groups).astype(np.int32)
