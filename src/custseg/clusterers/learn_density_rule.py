"""How do the clusters of a density algorithm, which have any shape, become prototypes with radii?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel
from custseg.rules import MIN_COVERED, NOISE, DensityRule
from custseg.rules.nearest_index import NearestIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

# Cells vary in size; at 10 customers on average half of them would be too small.
_CUSTOMERS_PER_PROTOTYPE = 20
_N_ROUNDS = 10
# Noise is the smaller group in which each mistake weighs more: by itself the border would give it away.
_NOISE_WEIGHT = 1.5


def learn_density_rule(
    X: Matrix,
    labels: Labels,
    *,
    n_prototypes: int,
    place_noise: bool,
    input_names: tuple[str, ...],
    seed: int,
) -> DensityRule:
    """Learn a rule that says of these rows what the labels say, as nearly as covered numbers can.

    Each cluster is cut by k-means into cells, and a cell's mean is a prototype. Cells of fewer than 10 are dissolved into their
    neighbours. The radius is the one that separates the cluster's rows from noise best among the rows
    nearest to the prototype. Many radii do that equally well, and most of them too narrowly or too widely for the next
    customer: of these the radius is taken that is nearest to the one which separates the whole cluster best, measured in
    units of each cell's own spread. Every radius is the mean of 10 neighbouring distances.

    Parameters
    ----------
    X
        float64 (n, d).
    labels
        (n,): clusters 0..k-1, each with a row, and -1 for noise.
    n_prototypes
        How many all clusters share by size, at most; at least one each, and one for 20 customers at most.
    place_noise
        Whether no row is too far: then every radius is infinite.
    input_names
        The d columns.
    seed
        Of the k-means starts.

    Examples
    --------
    >>> X = np.concatenate([np.linspace(0, 1, 40), np.linspace(9, 10, 60), [5.0]])[:, None]
    >>> labels = np.repeat([0, 1, -1], [40, 60, 1])
    >>> rule = learn_density_rule(
    ...     X, labels, n_prototypes=500, place_noise=False, input_names=("spend",), seed=0
    ... )
    >>> rule.clusters.tolist(), rule.label(np.array([[0.3], [5.0], [9.2]])).tolist()
    ([0, 0, 1, 1, 1], [0, -1, 1])
    """
    n_clusters = int(labels.max(initial=NOISE)) + 1
    share = min(1 / _CUSTOMERS_PER_PROTOTYPE, n_prototypes / max(len(X), 1))
    cells = [_cells(X[labels == cluster], share, seed) for cluster in range(n_clusters)]
    prototypes = np.concatenate([np.empty((0, X.shape[1])), *(means for means, _ in cells)])
    clusters = np.repeat(np.arange(n_clusters), [len(counts) for _, counts in cells])
    counts = np.concatenate([np.empty(0, dtype=np.int64), *(counts for _, counts in cells)])
    no_limits = np.full(len(clusters), np.inf)
    return DensityRule(
        input_names=input_names,
        prototypes=prototypes,
        clusters=clusters,
        radii=no_limits if place_noise else _radii(X, labels, prototypes, clusters),
        counts=counts,
        n_clusters=n_clusters,
    )


def _cells(members: Matrix, share: float, seed: int) -> tuple[Matrix, NDArray[np.int64]]:
    """Return the means of one cluster's cells, sorted, and how many members each averages: 10 where there are so many."""
    n_cells = max(1, int(share * len(members)))
    starts = np.random.default_rng(seed).choice(len(members), n_cells, replace=False)
    means = members[starts]
    for _ in range(_N_ROUNDS):
        means, counts = _means_of_nearest(members, means)
    while len(counts) > 1 and counts.min() < MIN_COVERED:
        means, counts = _means_of_nearest(members, means[counts >= MIN_COVERED])
    order = np.lexsort(means.T[::-1])
    return means[order], counts[order]


def _means_of_nearest(members: Matrix, points: Matrix) -> tuple[Matrix, NDArray[np.int64]]:
    """Return the mean of the members nearest to each point, without points that have none."""
    numbers, _ = NearestIndex.of(points).nearest(members)
    counts = np.bincount(numbers, minlength=len(points))
    sums = [np.bincount(numbers, column, minlength=len(points)) for column in members.T]
    has_members = counts > 0
    return (np.column_stack(sums)[has_members] / counts[has_members, None], counts[has_members])


def _radii(X: Matrix, labels: Labels, prototypes: Matrix, clusters: NDArray[np.int64]) -> Vector:
    if len(prototypes) == 0:
        return np.empty(0)
    numbers, squares = NearestIndex.of(prototypes).nearest(X)
    distances = np.sqrt(squares)
    # A row of another cluster is placed wrongly inside and outside.
    gains = np.where(labels == NOISE, -_NOISE_WEIGHT, 1.0 * (labels == clusters[numbers]))
    spreads = _spreads(distances, numbers, gains > 0, len(prototypes))
    reaches = _usual_reaches(
        distances / spreads[numbers], clusters[numbers], gains, n_clusters=clusters[-1] + 1
    )
    usual = spreads * reaches[clusters]
    order = np.lexsort((distances, numbers))
    ends = np.searchsorted(numbers[order], np.arange(1, len(prototypes)))
    radii = np.empty(len(prototypes))
    for number, own in enumerate(np.split(order, ends)):
        agreements = np.concatenate([[0.0], np.cumsum(gains[own])])
        aim = _nearest_of_the_best(distances[own], agreements, usual[number])
        around = np.sort(_around(X, prototypes[number], aim, MIN_COVERED))
        tried = np.lib.stride_tricks.sliding_window_view(around, min(MIN_COVERED, len(X))).mean(1)
        reached = agreements[np.searchsorted(distances[own], tried, side="right")]
        radii[number] = tried[np.lexsort((np.abs(tried - aim), -reached))[0]]
    return radii


def _spreads(
    distances: Vector, numbers: NDArray[np.int64], is_own: NDArray[np.bool_], n: int
) -> Vector:
    """Return the root mean square distance of each prototype's own rows."""
    counts = np.bincount(numbers[is_own], minlength=n)
    squares = np.bincount(numbers[is_own], distances[is_own] ** 2, minlength=n)
    spreads = np.sqrt(squares / np.maximum(counts, 1))
    return np.where(spreads > 0, spreads, 1.0)


def _usual_reaches(
    reaches: Vector, clusters: NDArray[np.int64], gains: Vector, *, n_clusters: int
) -> Vector:
    """Return the reach, in spreads, that separates each cluster's rows from noise best, as the mean of 10 around it."""
    usual = np.zeros(n_clusters)
    for cluster in np.unique(clusters):  # one whose prototypes are nearest to no row reaches nobody
        own = np.flatnonzero(clusters == cluster)
        own = own[np.argsort(reaches[own], kind="stable")]
        best = int(np.concatenate([[0.0], np.cumsum(gains[own])]).argmax())
        first = max(0, min(best - MIN_COVERED // 2, len(own) - MIN_COVERED))
        usual[cluster] = reaches[own][first : first + MIN_COVERED].mean()
    return usual


def _nearest_of_the_best(ranked: Vector, agreements: Vector, usual: float) -> float:
    """Return the radius nearest to the usual one among those under which most rows are placed as they are labelled."""
    best = np.flatnonzero(agreements == agreements.max())
    lows = np.concatenate([[0.0], ranked])[best]
    highs = np.append(ranked, np.inf)[best]
    nearest = np.clip(usual, lows, highs)
    return float(nearest[np.abs(nearest - usual).argmin()])


@kernel
def _around(X: Matrix, point: Vector, aim: float, n: int) -> Vector:
    """Return the n greatest distances to the point up to the aim, and the n least beyond it, or as many as there are."""
    below, above = np.full(n, -np.inf), np.full(n, np.inf)
    for row in range(len(X)):
        square = 0.0
        for column in range(X.shape[1]):
            difference = X[row, column] - point[column]
            square += difference * difference
        distance = np.sqrt(square)
        if distance <= aim and distance > below[0]:
            below[0] = distance
            for place in range(1, n):
                if below[place] < below[place - 1]:
                    below[place], below[place - 1] = below[place - 1], below[place]
        elif distance > aim and distance < above[0]:
            above[0] = distance
            for place in range(1, n):
                if above[place] > above[place - 1]:
                    above[place], above[place - 1] = above[place - 1], above[place]
    both: Vector = np.concatenate((below, above))
    return both[np.isfinite(both)]
