from __future__ import annotations

import numpy as np
import pytest

from custseg.clusterers.growing_samples import growing_samples
from custseg.clusterers.search_centroids import search_centroids, started


def blobs(n: int, k: int = 12) -> np.ndarray:
    """Return rows of k plain groups, so many that single starts miss some."""
    rng = np.random.default_rng(8)
    centers = rng.uniform(-30, 30, (k, 3))
    return centers[rng.integers(k, size=n)] + rng.normal(size=(n, 3))


@pytest.mark.parametrize("n", [2000, 6000, 40_000])
def test_every_plain_group_is_found(n: int) -> None:
    """Few rows, some, and many: the inertia is that of the groups themselves."""
    found = search_centroids(growing_samples(blobs(n)), n_clusters=12, seeds=[0, 1, 2])

    assert found.inertia / n == pytest.approx(3, rel=0.05)


def test_swaps_find_what_starts_miss() -> None:
    """Of single starts the worst misses groups; with swaps, each start finds them all."""
    X = blobs(1000, k=20)

    starts = [started(X, seed, n_clusters=20).inertia for seed in range(4)]
    found = [search_centroids([X], n_clusters=20, seeds=[seed, 0]).inertia for seed in range(4)]

    assert max(starts) > 1.1 * max(found)
    assert max(found) == pytest.approx(min(found), rel=0.02)


@pytest.mark.parametrize("n_threads", [2, 3])
@pytest.mark.parametrize("n", [1000, 40_000])
def test_threads_change_no_bit(n: int, n_threads: int) -> None:
    """Starts, swaps and sums share threads, and nothing depends on how many."""
    samples = growing_samples(blobs(n))
    alone = search_centroids(samples, n_clusters=5, seeds=[0, 1], n_threads=1)

    shared = search_centroids(samples, n_clusters=5, seeds=[0, 1], n_threads=n_threads)

    np.testing.assert_array_equal(shared.centroids, alone.centroids)
    np.testing.assert_array_equal(shared.counts, alone.counts)
