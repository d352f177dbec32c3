"""The final numbers of clusters."""

from __future__ import annotations

from operator import attrgetter

import numpy as np
import pytest

from custseg.clusterers.in_canonical_order import in_canonical_order
from custseg.rules import CentroidRule


@pytest.fixture
def rule() -> CentroidRule:
    return CentroidRule(
        input_names=("spend",),
        centroids=np.array([[0.0], [2.0], [9.0]]),
        counts=np.array([20, 20, 20]),
        variance=1.0,
        limit=None,
    )


def test_the_largest_comes_first_and_the_order_is_told(rule: CentroidRule) -> None:
    """Sizes fall, and order[i] is what cluster i was called before."""
    X = np.repeat([[0.0], [2.0], [9.0]], [10, 20, 30], axis=0)

    numbered, labels, order = in_canonical_order(rule, X, attrgetter("centroids"))

    assert np.bincount(labels).tolist() == [30, 20, 10]
    assert order.tolist() == [2, 1, 0]
    np.testing.assert_array_equal(numbered.centroids, rule.centroids[order])


def test_rows_between_two_clusters_do_not_upset_the_order(rule: CentroidRule) -> None:
    """New numbers move the rows half way, which the lower number gets, and sizes fall all the same."""
    X = np.repeat([[0.0], [1.0], [2.0], [9.0]], [10, 15, 30, 28], axis=0)

    numbered, labels, _ = in_canonical_order(rule, X, attrgetter("centroids"))

    assert (np.diff(np.bincount(labels)) <= 0).all()
    np.testing.assert_array_equal(numbered.label(X), labels)
