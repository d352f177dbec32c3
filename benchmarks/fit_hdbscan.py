"""Fit HDBSCAN, side by side with the package hdbscan, in one run.

python benchmarks/fit_hdbscan.py [N_SEEDS] [N_ROWS ...]

Without arguments: 5 seeds, 30,000 and 100,000 rows beside the peer, and 1,000,000 rows by custseg alone.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from hdbscan import HDBSCAN
from sklearn.metrics import adjusted_rand_score

from custseg.clusterers import HDBSCANClusterer
from custseg.clusterers.drawn_rows import drawn_rows
from custseg.clusterers.learn_faithful_rule import Fidelity, learn_faithful_rule
from workload import customers

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_SAMPLES, MIN_CLUSTER_SHARE = 15, 0.01
MOST_OF_THE_PEER = 100_000


@dataclass(frozen=True, kw_only=True)
class Run:
    """One fit: the fitted clusterer, its wall-clock and processor seconds, its agreement with the true groups."""

    fitted: Any
    wall: float
    cpu: float
    rand: float


def run(make: Callable[..., Any], rows: np.ndarray, groups: np.ndarray) -> Run:
    """Fit, and compare the labels, noise counting as one more group."""
    clusterer = make(min_cluster_size=int(MIN_CLUSTER_SHARE * len(rows)), min_samples=MIN_SAMPLES)
    wall, cpu = time.perf_counter(), time.process_time()
    clusterer.fit(rows)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    rand = float(adjusted_rand_score(groups, clusterer.labels_))
    return Run(fitted=clusterer, wall=wall, cpu=cpu, rand=rand)


def peer(**counts: int) -> HDBSCAN:
    """Return hdbscan as it is, on one core as ours."""
    return HDBSCAN(**counts, core_dist_n_jobs=1)


def print_runs(name: str, runs: list[Run]) -> None:
    """Print the best seconds, and the mean agreement over the seeds."""
    rands = [run.rand for run in runs]
    print(
        f"  {name}: {min(run.wall for run in runs):.2f} s (processor {min(run.cpu for run in runs):.2f} s),"
        f" adjusted Rand index {np.mean(rands):.3f} (least {min(rands):.3f})"
    )


def exact_fidelity(rows: np.ndarray, labels: np.ndarray) -> Fidelity:
    """Hold out a fifth of the rows from a rule for what the peer says, having looked at all of them."""
    rows = rows.astype(np.float32).astype(np.float64)
    order = drawn_rows(rows, len(rows))
    names = tuple(map(str, range(rows.shape[1])))
    return learn_faithful_rule(
        rows[order], labels[order], place_noise=False, input_names=names, seed=0
    )[1]


def print_fidelity(fidelity: Fidelity) -> None:
    """Print how many held-out rows a rule places as HDBSCAN has them."""
    print(
        f"      fidelity {fidelity.agreement:.3f} on {fidelity.n:,} held out, least recall of a cluster"
        f" {np.nanmin(fidelity.recalls[:-1]):.3f}, of noise {fidelity.recalls[-1]:.3f}"
    )


def compare(n_rows: int, n_seeds: int) -> None:
    """Print what both take and find, and how faithful our rule is to HDBSCAN."""
    print(f"HDBSCAN of {n_rows:,} x 10, mean of {n_seeds} seeds")
    ours, peers, exact = [], [], []
    for seed in range(n_seeds):
        rows, groups = customers(n_rows, seed)
        ours.append(run(HDBSCANClusterer, rows, groups))
        if n_rows <= MOST_OF_THE_PEER:
            peers.append(run(peer, rows, groups))
            exact.append(exact_fidelity(rows, peers[-1].fitted.labels_))
    print_runs("custseg", ours)
    if peers:
        print_runs("hdbscan", peers)
        walls, cpus = (
            np.mean([getattr(one, kind) for one in peers])
            / np.mean([getattr(one, kind) for one in ours])
            for kind in ("wall", "cpu")
        )
        print(
            f"  custseg is {walls:.1f} x as fast (processor time: {cpus:.1f} x), mean of the seeds"
        )
    for seed, one in enumerate(run.fitted for run in ours):
        print(
            f"    seed {seed}: looked at {one.n_searched_:,}, {len(one.rule_.prototypes)} prototypes"
        )
        print_fidelity(Fidelity(n=one.n_fidelity_, agreement=one.fidelity_, recalls=one.recalls_))
    if exact:
        print("    a rule for what the peer says of all rows")
        for fidelity in exact:
            print_fidelity(fidelity)


def main(n_seeds: int, sizes: list[int]) -> None:
    """Warm up, then compare at each size."""
    run(HDBSCANClusterer, *customers(2_000, 0))
    for n_rows in sizes:
        compare(n_rows, n_seeds if n_rows <= MOST_OF_THE_PEER else 1)


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    main(arguments[0] if arguments else 5, arguments[1:] or [30_000, 100_000, 1_000_000])
