"""How much longer does it take to place the customers of a file than to read and write it?

python benchmarks/assign_file.py [N_ROWS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from custseg.export import save_bundle
from placing import placing_cost
from segmentations import density, gaussian_mixture, kmeans
from workload import write_customers

if TYPE_CHECKING:
    from costs import Cost
    from custseg.segmentation import Segmentation

N_REPEATS = 3
N_PEER_ROWS = 1_000_000  # it holds the whole file in memory
TARGETS = {"k-means, 6 centroids": 1.5, "mixture, 6 full": 2.0, "density, 500 prototypes": 2.5}
MAKERS = dict(zip(TARGETS, (kmeans, gaussian_mixture, density), strict=True))


def main(n_rows: int) -> None:
    """Print the seconds of each, the ratios, and the peak memory."""
    with tempfile.TemporaryDirectory(prefix="custseg-bench-") as name:
        folder = Path(name)
        write_customers(folder / "customers.parquet", n_rows)
        print(f"placing {n_rows:,} customers x 10, Parquet to Parquet, best of {N_REPEATS}")
        for kind, make in MAKERS.items():
            bundle = save_bundle_in(folder / kind, make())
            ours, bare = _best(("custseg", "bare"), bundle, folder / "customers.parquet")
            ours.show(kind)
            bare.show("  reading and writing alone")
            ratio, cores = ours.seconds / bare.seconds, ours.core_seconds / bare.core_seconds
            print(f"  ratio {ratio:.2f} (of core seconds {cores:.2f}), target {TARGETS[kind]}")
        _compare_with_peer(folder, min(n_rows, N_PEER_ROWS))


def save_bundle_in(folder: Path, segmentation: Segmentation) -> Path:
    """Write a bundle and return its folder."""
    save_bundle(segmentation, folder, report="", card="", lineage={})
    return folder


def _compare_with_peer(folder: Path, n_rows: int) -> None:
    write_customers(folder / "fewer.parquet", n_rows)
    bundle = folder / next(iter(MAKERS))
    ours, peer = _best(("custseg", "scikit-learn"), bundle, folder / "fewer.parquet")
    print(f"placing {n_rows:,} customers x 10 with k-means")
    ours.show("custseg")
    peer.show("pandas, PowerTransformer and KMeans, without memberships")
    print(f"  ratio {ours.seconds / peer.seconds:.2f}")


def _best(ways: tuple[str, str], bundle: Path, source: Path) -> list[Cost]:
    """Return the shortest run of each way, which take turns."""
    output = source.with_name("assignments.parquet")
    runs = [[placing_cost(way, bundle, source, output) for way in ways] for _ in range(N_REPEATS)]
    return [min(costs, key=lambda cost: cost.seconds) for costs in zip(*runs, strict=True)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
