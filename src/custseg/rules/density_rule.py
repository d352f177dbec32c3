"""Which dense place is nearest, and does it reach this far?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE, Placement
from custseg.rules.rows import as_rows
from custseg.tables.kernel import kernel

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector


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
        return self.place(X).labels

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        rows = as_rows(X, n_columns=len(self.input_names))
        labels = np.empty(len(rows), dtype=np.int32)
        membership = np.empty((len(rows), self.n_clusters))
        _place(rows, self.prototypes, self.clusters, self.radii, labels, membership)
        return Placement(labels=labels, membership=membership)

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


@kernel
def _find(row: Vector, prototypes: Matrix, squares: Vector) -> int:
    """Fill in the squared distances, and return the nearest prototype, -1 where there is none."""
    nearest, least = -1, np.inf
    for prototype in range(len(prototypes)):
        square = 0.0
        for column in range(len(row)):
            difference = row[column] - prototypes[prototype, column]
            square += difference * difference
        squares[prototype] = square
        if square < least:
            nearest, least = prototype, square
    return nearest


@kernel
def _reach(squares: Vector, clusters: NDArray[np.int64], radii: Vector, degrees: Vector) -> None:
    """Fill in the memberships by radius."""
    degrees[:] = 0.0
    for prototype in range(len(squares)):
        distance, radius = np.sqrt(squares[prototype]), radii[prototype]
        if distance <= radius:
            cluster = clusters[prototype]
            degree = 1.0 - distance / radius if radius > 0 else 1.0
            degrees[cluster] = max(degrees[cluster], degree)
    total = degrees.sum()
    if total > 1:
        degrees /= total


@kernel
def _share(squares: Vector, clusters: NDArray[np.int64], own: int, degrees: Vector) -> None:
    """Fill in the memberships without radius, as shares that sum to 1."""
    degrees[:] = np.inf
    for prototype in range(len(squares)):
        cluster = clusters[prototype]
        degrees[cluster] = min(degrees[cluster], squares[prototype])
    least = degrees[own]
    for cluster in range(len(degrees)):
        if least == 0:
            degrees[cluster] = 1.0 if cluster == own else 0.0
        else:
            degrees[cluster] = least / degrees[cluster]
    degrees /= degrees.sum()


@kernel
def _place(  # noqa: PLR0917 - numba passes by position
    X: Matrix,
    prototypes: Matrix,
    clusters: NDArray[np.int64],
    radii: Vector,
    labels: Labels,
    membership: Matrix,
) -> None:
    squares = np.empty(len(prototypes))
    for row in range(len(X)):
        nearest = _find(X[row], prototypes, squares)
        if nearest == -1 or np.sqrt(squares[nearest]) > radii[nearest]:
            labels[row] = NOISE
            membership[row] = 0.0
            continue
        labels[row] = clusters[nearest]
        if radii[nearest] == np.inf:
            _share(squares, clusters, labels[row], membership[row])
        else:
            _reach(squares, clusters, radii, membership[row])
