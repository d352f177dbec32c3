"""How much faster than scikit-learn is k-means over a grid of k, and is its inertia as low?

python benchmarks/fit_kmeans.py [N_ROWS]
"""

from __future__ import annotations

import sys

from sklearn.cluster import KMeans

from custseg.clusterers import KMeansClusterer
from timing import seconds_of
from workload import customers

GRID, N_REPEATS = range(2, 13), 3


def main(n_rows: int) -> None:
    """Fit both in turns for each k, and print seconds, ratio and loss of inertia."""
    rows, _ = customers(n_rows, 1)
    KMeansClusterer(2).fit(rows)  # compiles
    totals, worst = [0.0, 0.0], -1.0
    print(f"k-means on {n_rows:,} x {rows.shape[1]}, n_init=10, best of {N_REPEATS} runs")
    for k in GRID:
        ours, peer = KMeansClusterer(k, random_state=0), KMeans(k, n_init=10, random_state=0)
        seconds = [
            (seconds_of(lambda: ours.fit(rows)), seconds_of(lambda: peer.fit(rows)))  # noqa: B023
            for _ in range(N_REPEATS)
        ]
        own, other = (min(both) for both in zip(*seconds, strict=True))
        loss = ours.inertia_ / peer.inertia_ - 1
        totals, worst = [totals[0] + own, totals[1] + other], max(worst, loss)
        print(f"  k={k:2}: {own:5.2f} s, scikit-learn {other:5.2f} s, inertia {loss:+.4%}")
    print(
        f"  grid: {totals[0]:.2f} s, scikit-learn {totals[1]:.2f} s, {totals[1] / totals[0]:.1f} x"
    )
    print(f"  worst inertia: {worst:+.4%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
