"""Place customers with k-means, side by side with scikit-learn, in one run.

python benchmarks/place.py [N_ROWS]
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans

from custseg.clusterers import KMeansClusterer

if TYPE_CHECKING:
    from collections.abc import Callable

N_TRAINING, N_COLUMNS, N_CLUSTERS, N_REPEATS = 20_000, 10, 6, 5


def best_seconds(work: Callable[[], object]) -> float:
    """Return the shortest of several runs, the first of which warms up and does not count."""
    work()
    seconds = []
    for _ in range(N_REPEATS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main(n_rows: int) -> None:
    """Print rows per second, and the ratio to the peer."""
    rng = np.random.default_rng(42)
    centers = rng.normal(0, 3, (N_CLUSTERS, N_COLUMNS))
    rows = centers[rng.integers(N_CLUSTERS, size=n_rows)] + rng.normal(size=(n_rows, N_COLUMNS))
    ours = KMeansClusterer(N_CLUSTERS, random_state=0).fit(rows[:N_TRAINING])
    peer = KMeans(N_CLUSTERS, n_init=1, random_state=0).fit(rows[:N_TRAINING])
    ours_seconds = best_seconds(lambda: ours.rule_.place(rows))
    peer_seconds = best_seconds(lambda: peer.predict(rows))
    print(f"placing {n_rows:,} x {N_COLUMNS} with {N_CLUSTERS} centroids")
    print(f"  custseg, label and all memberships, 1 thread: {n_rows / ours_seconds:,.0f} rows/s")
    print(f"  scikit-learn, label only, all threads:        {n_rows / peer_seconds:,.0f} rows/s")
    print(f"  ratio of the times: {ours_seconds / peer_seconds:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
