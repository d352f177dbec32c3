"""Which centroid is nearest, and is it near enough?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules.covered import covered_quantile
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE, Placement
from custseg.rules.rows import as_rows
from custseg.tables.kernel import kernel

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector


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

    @classmethod
    def from_members(
        cls, X: Matrix, labels: Labels, *, noise_fraction: float, input_names: tuple[str, ...]
    ) -> Self:
        """Learn the centroids, the variance and the limit from rows whose cluster is known.

        Parameters
        ----------
        X
            float64 (n, d), finite.
        labels
            (n,): numbers that no row carries are left out, and the others keep their order; `NOISE` rows are
            averaged by nobody.
        noise_fraction
            The share of these rows to call noise: the limit is the (1 - noise_fraction) quantile of the distances to the nearest
            centroid, told by `covered_quantile`. 0 sets no limit.
        input_names
            The d columns.

        Examples
        --------
        >>> X = np.array([[0.0], [2.0], [9.0], [11.0]])
        >>> rule = CentroidRule.from_members(
        ...     X, np.array([0, 0, 1, 1]), noise_fraction=0, input_names=("spend",)
        ... )
        >>> rule.centroids.ravel().tolist(), rule.variance
        ([1.0, 10.0], 2.0)
        """
        members, own = X[labels != NOISE], labels[labels != NOISE]
        _, own, counts = np.unique(own, return_inverse=True, return_counts=True)
        centroids = np.zeros((len(counts), X.shape[1]))
        np.add.at(centroids, own, members)
        centroids /= counts[:, None]
        squares = ((members - centroids[own]) ** 2).sum()
        freedom = max((len(members) - len(counts)) * X.shape[1], 1)
        rule = cls(
            input_names=input_names,
            centroids=centroids,
            counts=counts.astype(np.int64),
            variance=float(squares / freedom),
            limit=None,
        )
        if noise_fraction == 0 or not len(counts):
            return rule
        return replace(rule, limit=covered_quantile(rule.distances(X), 1 - noise_fraction))

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
        return self.place(X).labels

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d)."""
        rows = as_rows(X, n_columns=len(self.input_names))
        labels = np.empty(len(rows), dtype=np.int32)
        membership = np.empty((len(rows), self.n_clusters))
        limit = np.inf if self.limit is None else self.limit
        _place(rows, self.centroids, float(self.variance), float(limit), labels, membership)
        return Placement(labels=labels, membership=membership)

    def distances(self, X: Matrix) -> Vector:
        """Return the distance of each row of a float64 matrix (n, d) to its nearest centroid."""
        rows = as_rows(X, n_columns=len(self.input_names))
        distances = np.empty(len(rows))
        _measure(rows, self.centroids, distances)
        return distances

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        return replace(self, centroids=self.centroids[order], counts=self.counts[order])


@kernel
def _soften(squares: Vector, nearest: int, variance: float) -> None:
    total = 0.0
    least = squares[nearest]
    for cluster in range(len(squares)):
        if variance == 0:
            squares[cluster] = 1.0 if cluster == nearest else 0.0
        else:
            squares[cluster] = np.exp((least - squares[cluster]) / (2 * variance))
        total += squares[cluster]
    for cluster in range(len(squares)):
        squares[cluster] /= total


@kernel
def _place(  # noqa: PLR0917 - numba passes by position
    X: Matrix,
    centroids: Matrix,
    variance: float,
    limit: float,
    labels: Labels,
    membership: Matrix,
) -> None:
    for row in range(len(X)):
        nearest, least = NOISE, np.inf
        for cluster in range(len(centroids)):
            square = 0.0
            for column in range(X.shape[1]):
                difference = X[row, column] - centroids[cluster, column]
                square += difference * difference
            membership[row, cluster] = square
            if square < least:
                nearest, least = cluster, square
        if nearest == NOISE or np.sqrt(least) > limit:
            labels[row] = NOISE
            membership[row] = 0.0
        else:
            labels[row] = nearest
            _soften(membership[row], nearest, variance)


@kernel
def _measure(X: Matrix, centroids: Matrix, distances: Vector) -> None:
    for row in range(len(X)):
        least = np.inf
        for cluster in range(len(centroids)):
            square = 0.0
            for column in range(X.shape[1]):
                difference = X[row, column] - centroids[cluster, column]
                square += difference * difference
            least = min(least, square)
        distances[row] = np.sqrt(least)
