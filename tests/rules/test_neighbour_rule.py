"""The rule that keeps the training rows."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest
from hdbscan import HDBSCAN

from custseg.errors import BundleError, TableError
from custseg.rules import NOISE, RULES, NeighbourRule

NAMES = ("left", "right")


@pytest.fixture
def rows() -> np.ndarray:
    """Three blobs in uniform noise, of which some rows come twice."""
    rng = np.random.default_rng(6)
    centers = np.array([[0.0, 0.0], [6.0, 0.0], [0.0, 6.0]])
    blobs = centers[rng.integers(3, size=500)] + rng.normal(0, 0.6, (500, 2))
    noise = rng.uniform(-4, 10, (80, 2))
    return np.concatenate([blobs, noise, blobs[:50]])


@pytest.mark.parametrize("method", ["eom", "leaf"])
@pytest.mark.parametrize("min_samples", [1, 5, 15])
def test_it_says_what_hdbscan_said(rows: np.ndarray, method: str, min_samples: int) -> None:
    """On every training row whose twins have the same label, and those that have not are counted."""
    search = HDBSCAN(min_cluster_size=20, min_samples=min_samples, cluster_selection_method=method)
    labels = search.fit(rows).labels_

    rule = NeighbourRule.from_labels(rows, labels, input_names=NAMES)

    assert np.count_nonzero(rule.label(rows) != labels) == rule.n_outvoted
    assert set(np.unique(rule.label(rows))) == set(np.unique(labels))


def test_the_majority_of_identical_rows_decides() -> None:
    """Two to one for a cluster, one to one for the lower cluster, and for a cluster against noise."""
    X = np.repeat([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]], [3, 2, 2], axis=0)
    labels = np.array([1, NOISE, 1, 1, 0, NOISE, 0])

    rule = NeighbourRule.from_labels(X, labels, input_names=NAMES)

    assert rule.label(X[[0, 3, 5]]).tolist() == [1, 0, 0]
    assert rule.n_outvoted == 3


def test_equally_near_customers_leave_the_row_to_the_lowest_cluster() -> None:
    """Half way between two clusters and noise, the first cluster has it."""
    X = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]])

    rule = NeighbourRule.from_labels(X, np.array([1, NOISE, 0]), input_names=NAMES)

    assert rule.label(np.zeros((1, 2))).tolist() == [0]


def test_membership_is_all_or_nothing(rows: np.ndarray) -> None:
    """One cluster has all of a row, and none has a noise row."""
    labels = np.where(rows[:, 0] > 3, 0, np.where(rows[:, 1] > 3, 1, NOISE))
    rule = NeighbourRule.from_labels(rows, labels, input_names=NAMES)

    placed = rule.place(rows)

    np.testing.assert_array_equal(placed.labels, labels)
    np.testing.assert_array_equal(placed.membership, labels[:, None] == np.arange(2))


def test_a_row_is_placed_by_itself(rows: np.ndarray) -> None:
    """One row alone, and after pickling, is where it is in the batch."""
    labels = np.where(rows[:, 0] > 3, 0, NOISE)
    rule = NeighbourRule.from_labels(rows, labels, input_names=NAMES)
    others = rows + 0.3

    again = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own bytes

    alone = np.concatenate([again.label(others[[row]]) for row in range(len(others))])
    np.testing.assert_array_equal(alone, rule.label(others))


def test_renumbering_changes_numbers_only(rows: np.ndarray) -> None:
    """Cluster order[i] is called i, and noise stays noise."""
    labels = np.where(rows[:, 0] > 3, 0, np.where(rows[:, 1] > 3, 1, NOISE))
    rule = NeighbourRule.from_labels(rows, labels, input_names=NAMES)

    renumbered = rule.renumbered(np.array([1, 0], dtype=np.int32))

    np.testing.assert_array_equal(renumbered.label(rows), np.where(labels < 0, -1, 1 - labels))


def test_it_is_no_rule_of_a_bundle() -> None:
    """It stands for single customers, and no bundle can name it."""
    rule = NeighbourRule.from_labels(np.eye(2), np.array([0, 1]), input_names=NAMES)

    assert rule.covers == 1
    assert rule.kind not in RULES


def test_what_does_not_fit_is_refused() -> None:
    """Another width, and clusters that are not there."""
    rule = NeighbourRule.from_labels(np.eye(2), np.array([0, 1]), input_names=NAMES)

    with pytest.raises(TableError, match="does not fit the rule"):
        rule.label(np.zeros((2, 3)))
    with pytest.raises(BundleError, match="clusters are numbers or noise"):
        replace(rule, clusters=np.array([0, 7]))


def test_everybody_may_be_noise() -> None:
    """Without a cluster there is nowhere to be."""
    rule = NeighbourRule.from_labels(np.eye(2), np.array([NOISE, NOISE]), input_names=NAMES)

    assert rule.label(np.eye(2)).tolist() == [NOISE, NOISE]
    assert rule.place(np.eye(2)).membership.shape == (2, 0)
