"""How long do silhouettes take, in which memory, beside scikit-learn's; and is the estimate's interval honest?

python benchmarks/silhouettes.py [N_EXACT N_ESTIMATED]
"""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import silhouette_score

from custseg.validation.measures.estimate_silhouettes import estimate_silhouettes
from custseg.validation.measures.mean_silhouette import mean_silhouette
from timing import interleaved, seconds_of
from workload import N_GROUPS, customers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.validation.measures.estimate_silhouettes import SilhouetteEstimate

N_SAMPLED, N_LONG = 600, 20_000
N_COVERED, N_SEEDS = 30_000, 100
MIB = 1 << 10  # ru_maxrss counts in KiB
WAYS = {"custseg": mean_silhouette, "scikit-learn": silhouette_score}


def placed(n_rows: int) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Draw customers of groups alone, since scikit-learn knows no noise."""
    rows, labels = customers(n_rows, 1)
    return rows[labels != -1], labels[labels != -1].astype(np.int32)


def compare_exact(n_rows: int) -> None:
    """Print seconds of both in turns, and by how much they differ."""
    rows, labels = placed(n_rows)
    values = {name: work(rows[:100], labels[:100]) for name, work in WAYS.items()}
    ours, peer = interleaved(
        lambda: values.update({"custseg": mean_silhouette(rows, labels)}),
        lambda: values.update({"scikit-learn": silhouette_score(rows, labels)}),
    )
    print(
        f"exact, {len(rows):,} x 10: {ours:.1f} s, scikit-learn {peer:.1f} s, {peer / ours:.1f} times as fast; "
        f"they differ by {abs(values['custseg'] - values['scikit-learn']):.0e}",
        flush=True,
    )


def show_peaks(n_rows: int) -> None:
    """Print the peak memory of each in a process of its own, before this one grows: a child starts with its parent's."""
    for name in WAYS:
        subprocess.run([sys.executable, __file__, str(n_rows), name], check=True)  # noqa: S603 - itself


def show_peak(name: str, n_rows: int) -> None:
    """Print the peak of this process, which holds the rows and the libraries as well."""
    WAYS[name](*placed(n_rows))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    print(f"exact, {n_rows:,} x 10, {name}: peak {peak:.0f} MB", flush=True)


def show_estimate(n_rows: int) -> None:
    """Print what a short run costs and says, and what a long one says."""
    rows, labels = customers(n_rows, 1)
    labels = labels.astype(np.int32)
    seconds = min(seconds_of(lambda: estimate(rows, labels, N_SAMPLED, 0)) for _ in range(3))
    short = estimate(rows, labels, N_SAMPLED, 0).whole
    truth = estimate(rows, labels, N_LONG, 1).whole
    print(
        f"estimate, {n_rows:,} x 10: {seconds:.1f} s, {short.value:.4f} +- {short.high - short.value:.4f}, off by {abs(short.value - truth.value):.4f} from "
        f"{N_LONG:,} rows' {truth.value:.4f} +- {truth.high - truth.value:.4f}",
        flush=True,
    )


def show_coverage() -> None:
    """Print how many of 100 intervals hold the exact mean, and how wide they are, for easy and hard customers."""
    rows, labels = customers(N_COVERED, 1)
    labels = labels.astype(np.int32)
    rare = np.flatnonzero(labels == 0)[N_COVERED // 100 :]
    few = labels.copy()
    few[rare] = 1
    overlapping = np.random.default_rng(0).normal(size=rows.shape)
    for title, matrix, segments in (
        ("six groups and noise", rows, labels),
        ("the same, skewed", np.exp(rows / 4), labels),
        ("one segment of 1 %", rows, few),
        ("a cloud cut in four", overlapping, _quarters(overlapping)),
        ("labels by chance", np.exp(overlapping), np.random.default_rng(0).permutation(few)),
    ):
        exact = mean_silhouette(matrix, segments)
        wholes = [estimate(matrix, segments, N_SAMPLED, seed).whole for seed in range(N_SEEDS)]
        n_held = sum(one.low <= exact <= one.high for one in wholes)
        widest = max(one.high - one.value for one in wholes)
        print(
            f"  {title}, {N_COVERED:,} x 10: {n_held} of {N_SEEDS} intervals hold {exact:.4f}; widest +- {widest:.4f}",
            flush=True,
        )


def estimate(
    rows: NDArray[np.float64], labels: NDArray[np.int32], n_rows: int, seed: int
) -> SilhouetteEstimate:
    """Measure so many rows against all."""
    return estimate_silhouettes(rows, labels, n_segments=N_GROUPS, n_rows=n_rows, seed=seed)


def _quarters(rows: NDArray[np.float64]) -> NDArray[np.int32]:
    return ((rows[:, 0] > 0) + 2 * (rows[:, 1] > 0)).astype(np.int32)


def main(n_exact: int, n_estimated: int) -> None:
    """Print one paragraph per question."""
    show_peaks(n_exact)
    compare_exact(n_exact)
    show_estimate(n_estimated)
    show_coverage()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[1:] and arguments[1] in WAYS:  # a child
        show_peak(arguments[1], int(arguments[0]))
    else:
        main(*(map(int, arguments) if arguments else (50_000, 1_000_000)))
