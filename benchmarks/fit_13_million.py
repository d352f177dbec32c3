"""Do the fits of 13 million customers end in minutes, within 8 GB?

python benchmarks/fit_13_million.py [N_ROWS]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from custseg.clusterers import GaussianMixtureClusterer, HDBSCANClusterer, KMeansClusterer
from workload import customers

N_ROWS, CLUSTER_SHARE = 13_000_000, 0.01
GIB = 1 << 20  # ru_maxrss counts in KiB


def clusterer(
    name: str, n_rows: int
) -> KMeansClusterer | GaussianMixtureClusterer | HDBSCANClusterer:
    """Return the clusterer of a name."""
    if name == "kmeans":
        return KMeansClusterer(6)
    if name == "gaussian_mixture":
        return GaussianMixtureClusterer(6)
    return HDBSCANClusterer(min_cluster_size=round(CLUSTER_SHARE * n_rows), min_samples=15)


def fit_one(name: str, n_rows: int) -> None:
    """Print seconds of one fit, and the peak memory of this process, which holds the rows as well."""
    rows, _ = customers(n_rows, 1)
    start = time.perf_counter()
    found = clusterer(name, n_rows).fit(rows)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB
    print(f"  {name}: {seconds:.0f} s, peak {peak:.1f} GiB, {found.rule_.n_clusters} clusters")


def main(n_rows: int) -> None:
    """Fit each in a process of its own."""
    print(f"fits of {n_rows:,} x 10", flush=True)
    for name in ("kmeans", "gaussian_mixture", "hdbscan"):
        subprocess.run([sys.executable, __file__, str(n_rows), name], check=True)  # noqa: S603 - itself


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) == 2:  # noqa: PLR2004 - a child
        fit_one(arguments[1], int(arguments[0]))
    else:
        main(int(arguments[0]) if arguments else N_ROWS)
