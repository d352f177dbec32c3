"""Which centroid is nearest, and is it near enough?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import exponentiate, kernel
from custseg.rules.blocks import column_blocks, label_blocks, measure_blocks, place_blocks
from custseg.rules.covered import covered_quantile
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE
from custseg.rules.share_out import empty_noise, share_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector
    from custseg.rules.placement import Placement


@dataclass(frozen=True, kw_only=True, eq=False)
class CentroidRule:
    """Place each row with the nearest centroid, or in noise when all are far away.

    The distance is Euclidean; of equally near centroids the lowest number decides. The membership is softmax(-d^2 / 2
    sigma^2): the posterior of a mixture of equal balls of variance sigma^2. A row with a missing value is noise.

    Parameters
    ----------
    input_names
        The d columns it reads.
    centroids
        float64 (k, d): means of customers.
    counts
        int64 (k,): how many customers each centroid averages.
    variance
        sigma^2: the pooled variance within clusters, per dimension. 0 makes the membership all or nothing.
    limit
        A row farther than this from every centroid is noise; None means that none is.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = CentroidRule(
    ...     input_names=("spend",),
    ...     centroids=np.array([[0.0], [4.0]]),
    ...     counts=np.array([20, 10]),
    ...     variance=1.0,
    ...     limit=3.0,
    ... )
    >>> placed = rule.place(np.array([[0.5], [2.0], [9.0]]))
    >>> placed.labels.tolist(), placed.membership.round(3).tolist()
    ([0, 0, -1], [[0.998, 0.002], [0.5, 0.5], [0.0, 0.0]])
    """

    kind: ClassVar[str] = "centroid"

    input_names: tuple[str, ...]
    centroids: Matrix
    counts: NDArray[np.int64]
    variance: float
    limit: float | None

    def __post_init__(self) -> None:
        per_cluster = np.shape(self.centroids)[:1]
        freeze_numbers(self, centroids=(*per_cluster, len(self.input_names)))
        freeze_integers(self, counts=per_cluster)
        check_fields(
            self,
            centroids_are_finite=np.isfinite(self.centroids).all(),
            counts_are_at_least_1=(self.counts >= 1).all(),
            variance_is_a_finite_number_from_0=0 <= self.variance < np.inf,
            limit_is_finite=self.limit is None or np.isfinite(self.limit),
        )

    def with_limit(self, X: Matrix, *, noise_fraction: float) -> Self:
        """Return the same rule that calls this share of the rows noise; 0 sets no limit.

        Parameters
        ----------
        X
            float64 (n, d): the training rows. The limit is the quantile of their distances to the nearest centroid, told by
            `covered_quantile`.
        noise_fraction
            In [0, 1).
        """
        if noise_fraction == 0:
            return replace(self, limit=None)
        return replace(self, limit=covered_quantile(self.distances(X), 1 - noise_fraction))

    @property
    def n_clusters(self) -> int:
        """The number of centroids."""
        return len(self.centroids)

    @property
    def covers(self) -> int:
        """The fewest customers that a centroid averages; 0 without centroids."""
        return int(self.counts.min()) if len(self.counts) else 0

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        return label_blocks(self._blocks(X), len(X), lambda columns: self._choose(columns)[1])

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        return place_blocks(self._blocks(X), len(X), self._place_block, n_clusters=self.n_clusters)

    def distances(self, X: Matrix) -> Vector:
        """Return the distance of each row of a float64 matrix (n, d) to its nearest centroid."""
        return measure_blocks(
            self._blocks(X), len(X), lambda columns: np.sqrt(self._choose(columns)[2])
        )

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        return replace(self, centroids=self.centroids[order], counts=self.counts[order])

    def _blocks(self, X: Matrix) -> Iterator[tuple[slice, Matrix]]:
        return column_blocks(X, n_columns=len(self.input_names))

    def _choose(self, columns: Matrix) -> tuple[Matrix, Labels, Vector]:
        squares = np.empty((self.n_clusters, columns.shape[1]))
        labels = np.empty(columns.shape[1], dtype=np.int32)
        least = np.empty(columns.shape[1])
        _measure(columns, self.centroids, squares)
        _find_nearest(squares, np.inf if self.limit is None else float(self.limit), labels, least)
        return squares, labels, least

    def _place_block(self, columns: Matrix) -> tuple[Labels, Matrix]:
        degrees, labels, least = self._choose(columns)
        if self.variance == 0:
            _give_all(labels, degrees)
        else:
            _weigh(degrees, least, float(self.variance))
            exponentiate(degrees.reshape(-1))
            share_out(degrees, np.empty(len(labels)))
            empty_noise(labels, degrees)
        return labels, degrees


@kernel
def _measure(columns: Matrix, centroids: Matrix, squares: Matrix) -> None:
    """Fill in the squared distance of each row to each centroid, summed column by column."""
    n_columns = len(columns)
    for cluster in range(len(centroids)):
        own, center = squares[cluster], centroids[cluster]
        own[:] = 0.0
        column = 0
        # Four columns at a time: the sum stays in a register, and is the same sum.
        while column + 4 <= n_columns:
            c0, c1, c2, c3 = (
                center[column],
                center[column + 1],
                center[column + 2],
                center[column + 3],
            )
            x0, x1, x2, x3 = (
                columns[column],
                columns[column + 1],
                columns[column + 2],
                columns[column + 3],
            )
            for row in range(len(own)):
                d0, d1, d2, d3 = x0[row] - c0, x1[row] - c1, x2[row] - c2, x3[row] - c3
                own[row] = (((own[row] + d0 * d0) + d1 * d1) + d2 * d2) + d3 * d3
            column += 4
        while column < n_columns:
            values = columns[column]
            for row in range(len(own)):
                difference = values[row] - center[column]
                own[row] += difference * difference
            column += 1


@kernel
def _find_nearest(squares: Matrix, limit: float, labels: Labels, least: Vector) -> None:
    labels[:] = NOISE
    least[:] = np.inf
    for cluster in range(len(squares)):
        own = squares[cluster]
        for row in range(len(own)):
            is_nearer = own[row] < least[row]
            labels[row] = cluster if is_nearer else labels[row]
            least[row] = own[row] if is_nearer else least[row]
    for row in range(len(labels)):
        labels[row] = NOISE if np.sqrt(least[row]) > limit else labels[row]


@kernel
def _give_all(labels: Labels, degrees: Matrix) -> None:
    for cluster in range(len(degrees)):
        for row in range(len(labels)):
            degrees[cluster, row] = 1.0 if labels[row] == cluster else 0.0


@kernel
def _weigh(squares: Matrix, least: Vector, variance: float) -> None:
    for cluster in range(len(squares)):
        own = squares[cluster]
        for row in range(len(own)):
            own[row] = (least[row] - own[row]) / (2 * variance)
