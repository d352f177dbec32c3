"""How do the clusters of a density algorithm, which have any shape, become prototypes with radii?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
from sklearn.exceptions import ConvergenceWarning

from custseg.rules import MIN_COVERED, CentroidRule, DensityRule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

_MAX_PROTOTYPES = 500
_CUSTOMERS_PER_PROTOTYPE = (
    20  # k-means cells vary in size; at 10 on average half would be too small
)


def learn_density_rule(
    X: Matrix, labels: Labels, *, place_noise: bool, input_names: tuple[str, ...], seed: int
) -> DensityRule:
    """Learn a rule that says of these rows what the labels say, as nearly as covered numbers can.

    Each cluster is cut by k-means into cells of about 20 customers (more where that would make more than 500), and
    a cell's mean is a prototype. Cells of fewer than 10 are dissolved into their neighbours. The radius is
    the one that separates the cluster's rows from noise best among the rows nearest to the prototype; every radius tried is the
    mean of 10 neighbouring distances, and of equally good ones the smallest is taken.

    Parameters
    ----------
    X
        float64 (n, d).
    labels
        (n,): clusters 0..k-1, each with a row, and -1 for noise.
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
    >>> rule = learn_density_rule(X, labels, place_noise=False, input_names=("spend",), seed=0)
    >>> rule.clusters.tolist(), rule.place(np.array([[0.3], [5.0], [9.2]])).labels.tolist()
    ([0, 0, 1, 1, 1], [0, -1, 1])
    """
    n_clusters = int(labels.max(initial=-1)) + 1
    share = min(1 / _CUSTOMERS_PER_PROTOTYPE, _MAX_PROTOTYPES / len(X))
    cells = [
        _cells(X[labels == cluster], share=share, input_names=input_names, seed=seed)
        for cluster in range(n_clusters)
    ]
    prototypes = np.concatenate([np.empty((0, X.shape[1])), *(cell.centroids for cell in cells)])
    clusters = np.repeat(np.arange(n_clusters), [cell.n_clusters for cell in cells])
    counts = np.concatenate([np.empty(0, dtype=np.int64), *(cell.counts for cell in cells)])
    return DensityRule(
        input_names=input_names,
        prototypes=prototypes,
        clusters=clusters,
        radii=np.full(len(clusters), np.inf)
        if place_noise
        else _radii(X, labels, prototypes, clusters),
        counts=counts,
        n_clusters=n_clusters,
    )


def _cells(
    members: Matrix, *, share: float, input_names: tuple[str, ...], seed: int
) -> CentroidRule:
    """Return the cells of one cluster, sorted by their means, each of 10 members where there are so many."""
    found = _micro_kmeans(members, n_cells=max(1, int(share * len(members))), seed=seed)
    cells = CentroidRule.from_members(members, found, noise_fraction=0, input_names=input_names)
    while cells.n_clusters > 1 and cells.covers < MIN_COVERED:
        large = cells.renumbered(np.flatnonzero(cells.counts >= MIN_COVERED).astype(np.int32))
        cells = CentroidRule.from_members(
            members, large.place(members).labels, noise_fraction=0, input_names=input_names
        )
    return cells.renumbered(np.lexsort(cells.centroids.T[::-1]).astype(np.int32))


def _micro_kmeans(members: Matrix, *, n_cells: int, seed: int) -> Labels:
    from sklearn.cluster import KMeans

    if n_cells == 1:
        return np.zeros(len(members), dtype=np.int32)
    with warnings.catch_warnings():
        # Rows that repeat make fewer cells, which is as good.
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = KMeans(n_cells, n_init=1, max_iter=20, random_state=seed).fit(members).labels_
    return np.asarray(found, dtype=np.int32)


def _radii(X: Matrix, labels: Labels, prototypes: Matrix, clusters: NDArray[np.int64]) -> Vector:
    squares, nearest = np.full(len(X), np.inf), np.zeros(len(X), dtype=np.intp)
    for number, prototype in enumerate(prototypes):
        square = _squares(X, prototype)
        is_nearer = square < squares
        squares[is_nearer], nearest[is_nearer] = square[is_nearer], number
    return np.array(
        [
            _radius(np.sqrt(_squares(X, prototype)), nearest == number, labels, cluster)
            for number, (prototype, cluster) in enumerate(zip(prototypes, clusters, strict=True))
        ]
    )


def _radius(
    distances: Vector, is_nearest: NDArray[np.bool_], labels: Labels, cluster: int
) -> float:
    """Return the covered radius under which most of the nearest rows are placed as they are labelled."""
    own = np.flatnonzero(is_nearest)
    own = own[np.argsort(distances[own], kind="stable")]
    # A row of another cluster is placed wrongly inside and outside.
    gains = np.where(labels[own] == cluster, 1, np.where(labels[own] == -1, -1, 0))
    agreements = np.concatenate([[0], np.cumsum(gains)])
    n_window = min(MIN_COVERED, len(distances))
    windows = np.lib.stride_tricks.sliding_window_view(np.sort(distances), n_window)
    radii = windows.mean(axis=1)
    inside = np.searchsorted(distances[own], radii, side="right")
    return float(radii[agreements[inside].argmax()])


def _squares(X: Matrix, prototype: Vector) -> Vector:
    return np.asarray(((X - prototype) ** 2).sum(axis=1))
