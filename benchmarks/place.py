"""Place customers in memory, on one thread, side by side with the peers.

python benchmarks/place.py [N_ROWS]
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
from hdbscan import HDBSCAN, approximate_predict
from scipy.spatial import cKDTree
from sklearn.cluster import KMeans
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

from custseg.clusterers import GaussianMixtureClusterer, KMeansClusterer
from custseg.rules import NeighbourRule
from segmentations import density
from timing import interleaved
from workload import N_GROUPS, customers

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

N_TRAINING = 30_000
N_APPROXIMATE = 10_000  # rows for approximate_predict, which is slow


def compare(
    title: str,
    ours: Callable[[NDArray[np.float64]], object],
    peer: Callable[[NDArray[np.float64]], object],
    rows: NDArray[np.float64],
    *,
    n_peer: int | None = None,
) -> None:
    """Print rows per second of both, and how many times as fast ours is."""
    theirs = rows[:n_peer]
    ours(rows[:100])
    peer(rows[:100])
    with threadpool_limits(1):
        ours_seconds, peer_seconds = interleaved(lambda: ours(rows), lambda: peer(theirs))
    ours_speed, peer_speed = len(rows) / ours_seconds, len(theirs) / peer_seconds
    print(f"{title:58} {ours_speed:12,.0f} {peer_speed:12,.0f} {ours_speed / peer_speed:8.1f}")


def main(n_rows: int) -> None:
    """Print one line per kind of rule."""
    training, _ = customers(N_TRAINING, 0)
    rows, _ = customers(n_rows, 1)
    print(
        f"{'placing ' + format(n_rows, ',') + ' x 10, one thread':58} {'rows/s':>12} {'peer':>12} {'times':>8}"
    )
    compare(
        "6 centroids: labels / scikit-learn",
        KMeansClusterer(N_GROUPS, random_state=0).fit(training).rule_.label,
        KMeans(N_GROUPS, n_init=1, random_state=0).fit(training).predict,
        rows,
    )
    compare(
        "6 components, full: memberships / scikit-learn",
        GaussianMixtureClusterer(N_GROUPS, random_state=0).fit(training).rule_.place,
        GaussianMixture(N_GROUPS, random_state=0).fit(training).predict_proba,
        rows,
    )
    for n_prototypes in (100, 500, 5000):
        segmentation = density(n_prototypes)
        prepared = segmentation.preparation.transform(np.exp(rows / 4))
        tree = cKDTree(segmentation.rule.prototypes)
        compare(
            f"{n_prototypes} prototypes: labels / the nearest, SciPy's cKDTree",
            segmentation.rule.label,
            tree.query,
            np.ascontiguousarray(prepared),
        )
    search = HDBSCAN(min_cluster_size=N_TRAINING // 100, min_samples=15, prediction_data=True)
    labels = search.fit(training).labels_
    names = tuple(f"x{number}" for number in range(training.shape[1]))
    compare(
        f"{N_TRAINING:,} neighbours: labels / hdbscan's approximate_predict",
        NeighbourRule.from_labels(training, labels, input_names=names).label,
        lambda some: approximate_predict(search, some),
        rows[: len(rows) // 4],
        n_peer=N_APPROXIMATE,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
