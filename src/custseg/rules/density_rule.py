"""Which dense place is nearest, and does it reach this far?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.rules.blocks import label_blocks, place_blocks, row_blocks
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.nearest_index import NearestIndex
from custseg.rules.placement import NOISE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector
    from custseg.rules.placement import Placement


@dataclass(frozen=True, kw_only=True, eq=False)
class DensityRule:
    """Place each row in the cluster of the nearest prototype, or in noise when that one does not reach it.

    A cluster of any shape is many prototypes side by side. Of equally near prototypes the first decides, and so
    the lowest cluster. A row with a missing value is noise.

    The membership in a cluster is the greatest max(0, 1 - distance / radius) over its prototypes; where these sum to
    more than 1, each is divided by their sum; a row just at the radius is placed with membership 0. Where the radii are infinite it is that of fuzzy c-means with exponent 2
    (Bezdek 1981), between the nearest prototypes of the clusters: proportional to 1 / distance^2.

    Parameters
    ----------
    input_names
        The d columns it reads.
    prototypes
        float64 (m, d): means of customers.
    clusters
        int64 (m,): the cluster that each prototype stands for, rising.
    radii
        float64 (m,): how far each prototype reaches. All finite, or all infinite: then no row is too far.
    counts
        int64 (m,): how many customers each prototype averages.
    n_clusters
        Every cluster has a prototype; 0 clusters make every row noise.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = DensityRule(
    ...     input_names=("spend",),
    ...     prototypes=np.array([[0.0], [1.0], [9.0]]),
    ...     clusters=np.array([0, 0, 1]),
    ...     radii=np.array([1.0, 1.0, 2.0]),
    ...     counts=np.array([20, 20, 30]),
    ...     n_clusters=2,
    ... )
    >>> placed = rule.place(np.array([[0.5], [4.0], [8.0]]))
    >>> placed.labels.tolist(), placed.membership.tolist()
    ([0, -1, 1], [[0.5, 0.0], [0.0, 0.0], [0.0, 0.5]])
    """

    kind: ClassVar[str] = "density"

    input_names: tuple[str, ...]
    prototypes: Matrix
    clusters: NDArray[np.int64]
    radii: Vector
    counts: NDArray[np.int64]
    n_clusters: int

    def __post_init__(self) -> None:
        per_prototype = np.shape(self.prototypes)[:1]
        freeze_numbers(
            self, prototypes=(*per_prototype, len(self.input_names)), radii=per_prototype
        )
        freeze_integers(self, clusters=per_prototype, counts=per_prototype)
        is_finite = np.isfinite(self.radii)
        check_fields(
            self,
            prototypes_are_finite=np.isfinite(self.prototypes).all(),
            radii_are_at_least_0=(self.radii >= 0).all(),
            radii_are_all_finite_or_all_infinite=is_finite.all() or not is_finite.any(),
            clusters_rise=(np.diff(self.clusters) >= 0).all(),
            every_cluster_has_a_prototype=np.array_equal(
                np.unique(self.clusters), np.arange(self.n_clusters)
            ),
            counts_are_at_least_1=(self.counts >= 1).all(),
        )

    @property
    def covers(self) -> int:
        """The fewest customers that a prototype averages; 0 without prototypes."""
        return int(self.counts.min()) if len(self.counts) else 0

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        return label_blocks(self._blocks(X), len(X), self._label_block)

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        place = self._share_block if np.isinf(self.radii).any() else self._reach_block
        return place_blocks(self._blocks(X), len(X), place, n_clusters=self.n_clusters)

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        clusters = np.argsort(order)[self.clusters].astype(np.int64)
        rows = np.argsort(clusters, kind="stable")
        return replace(
            self,
            prototypes=self.prototypes[rows],
            clusters=clusters[rows],
            radii=self.radii[rows],
            counts=self.counts[rows],
        )

    @cached_property
    def _index(self) -> NearestIndex:
        radii = np.where(np.isinf(self.radii), 0.0, self.radii)
        return NearestIndex.of(self.prototypes, self.clusters, radii)

    def _blocks(self, X: Matrix) -> Iterator[tuple[slice, Matrix]]:
        return row_blocks(X, n_columns=len(self.input_names))

    def _label_block(self, rows: Matrix) -> Labels:
        return self._labels(*self._index.nearest(rows))

    def _reach_block(self, rows: Matrix) -> tuple[Labels, Matrix]:
        numbers, squares, depths = self._index.reached(rows)
        labels = self._labels(numbers, squares)
        degrees = np.empty((self.n_clusters, len(rows)))
        _scale_down(depths, labels, degrees)
        return labels, degrees

    def _share_block(self, rows: Matrix) -> tuple[Labels, Matrix]:
        numbers, degrees = self._index.nearest_of_each_group(rows)
        labels = self._labels(numbers, np.zeros(len(rows)))
        _share(degrees, labels)
        return labels, degrees.T

    def _labels(self, numbers: NDArray[np.int64], squares: Vector) -> Labels:
        labels = np.empty(len(numbers), dtype=np.int32)
        _decide(numbers, squares, self.clusters, self.radii, labels)
        return labels


@kernel
def _decide(
    numbers: NDArray[np.int64],
    squares: Vector,
    clusters: NDArray[np.int64],
    radii: Vector,
    labels: Labels,
) -> None:
    for row in range(len(numbers)):
        nearest = numbers[row]
        if nearest == -1 or np.sqrt(squares[row]) > radii[nearest]:
            labels[row] = NOISE
        else:
            labels[row] = clusters[nearest]


@kernel
def _scale_down(depths: Matrix, labels: Labels, degrees: Matrix) -> None:
    """Turn depths (n, k) into memberships (k, n), divided by their sum where that is more than 1."""
    for row in range(len(labels)):
        total = 0.0
        for cluster in range(len(degrees)):
            total += depths[row, cluster]
        total = max(total, 1.0)
        for cluster in range(len(degrees)):
            degrees[cluster, row] = 0.0 if labels[row] == NOISE else depths[row, cluster] / total


@kernel
def _share(degrees: Matrix, labels: Labels) -> None:
    """Turn squared distances to the clusters into memberships without radius, which sum to 1."""
    for row in range(len(degrees)):
        own = labels[row]
        if own == NOISE:
            degrees[row] = 0.0
            continue
        least = degrees[row, own]
        for cluster in range(degrees.shape[1]):
            if least == 0:
                degrees[row, cluster] = 1.0 if cluster == own else 0.0
            else:
                degrees[row, cluster] = least / degrees[row, cluster]
        degrees[row] /= degrees[row].sum()
