"""HDBSCAN, and its settings for a share of the customers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hdbscan import HDBSCAN

from custseg.clusterers.density_search import DensitySearch
from custseg.rules import NOISE

SEARCH = DensitySearch(
    min_cluster_size=40, min_samples=5, method="eom", epsilon=0.0, allow_single_cluster=False
)


@pytest.mark.parametrize(
    ("share", "counts"), [(0.75, (30, 4)), (0.5, (25, 2)), (0.01, (25, 2)), (1.0, (40, 5))]
)
def test_counts_shrink_with_the_rows_down_to_a_least(share: float, counts: tuple[int, int]) -> None:
    """A cluster of fewer than 25 would not be found again, and one neighbour is no density."""
    thinned = SEARCH.thinned(share)

    assert (thinned.min_cluster_size, thinned.min_samples) == counts


def test_what_was_less_is_left_alone() -> None:
    """Counts below the least are what was asked for, and stay."""
    thinned = replace(SEARCH, min_cluster_size=10, min_samples=1).thinned(0.1)

    assert (thinned.min_cluster_size, thinned.min_samples) == (10, 1)


def test_the_least_share_holds_the_smallest_cluster() -> None:
    """In it the smallest cluster still has 25 rows."""
    assert replace(SEARCH, min_cluster_size=1000).least_share * 1000 == 25


def test_labels_are_hdbscans_own() -> None:
    """Nothing is added to what the package says."""
    rng = np.random.default_rng(2)
    X = rng.normal(0, 0.3, (300, 2)) + np.repeat([[0.0], [4.0], [9.0]], 100, axis=0)

    labels = SEARCH.labels(X)

    np.testing.assert_array_equal(
        labels, HDBSCAN(min_cluster_size=40, min_samples=5).fit(X).labels_
    )


def test_fewer_rows_than_a_cluster_needs_are_noise() -> None:
    """There is nothing to search."""
    assert SEARCH.labels(np.zeros((39, 2))).tolist() == [NOISE] * 39
