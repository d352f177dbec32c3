from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, GridRule


def test_it_agrees_with_naive(grid_rule: GridRule) -> None:
    """The kernel says what counting the cut-points says."""
    rows = np.round(np.random.default_rng(3).normal(0, 1.5, (200, 2)))
    rows[::9, 1] = np.nan

    placed = grid_rule.place(rows)

    clusters = {(0, 0): 0, (0, 1): 1, (1, 0): NOISE, (1, 1): 2, (2, 0): 0, (2, 1): 2}
    expected = [
        naive.grid_place(row, cuts=[[-1.0, 0.0], [1.0]], clusters=clusters) for row in rows.tolist()
    ]
    assert placed.labels.tolist() == expected
    assert set(expected) == {NOISE, 0, 1, 2}


def test_a_missing_value_takes_the_bin_of_its_column(grid_rule: GridRule) -> None:
    """The left column puts it at the top, the right one makes it noise."""
    rule = replace(grid_rule, missing_levels=np.array([2, -1]))

    labels = rule.label(np.array([[np.nan, 5.0], [np.nan, -5.0], [-5.0, np.nan]]))

    assert labels.tolist() == [2, 0, NOISE]


def test_a_value_that_reaches_a_cut_lies_above_it(grid_rule: GridRule) -> None:
    """At value >= cut the higher bin begins."""
    rows = np.array([[np.nextafter(-1.0, -2.0), 1.0], [-1.0, 1.0]])

    assert grid_rule.cells(rows).tolist() == [1, 3]


def test_the_membership_is_all_or_nothing(grid_rule: GridRule) -> None:
    """A placed row belongs to its own cluster alone."""
    placed = grid_rule.place(np.array([[-5.0, 5.0]]))

    assert placed.membership.tolist() == [[0.0, 1.0, 0.0]]


def test_without_columns_there_is_one_cluster_for_all() -> None:
    """One cell of no columns takes everybody."""
    rule = GridRule(
        input_names=(),
        cuts=np.empty(0),
        n_cuts=np.empty(0, dtype=np.int64),
        missing_levels=np.empty(0, dtype=np.int64),
        cell_clusters=np.array([0]),
        n_clusters=1,
        covers=10,
    )

    placed = rule.place(np.empty((3, 0)))

    assert placed.labels.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("cuts", np.array([0.0, 0.0, 1.0]), "cuts rise in each column"),
        ("cuts", np.array([0.0, np.inf, 1.0]), "cuts are finite"),
        ("n_cuts", np.array([4, -1]), "n cuts are at least 0"),
        ("missing_levels", np.array([0, 2]), "missing levels are bins"),
        ("missing_levels", np.array([-2, 0]), "missing levels are bins"),
        ("cell_clusters", np.array([0, 0, 0, 0, 0, 2]), "every cluster has a cell"),
        ("cell_clusters", np.array([0, 1, 2, 3, 0, 2]), "every cluster has a cell"),
        ("cell_clusters", np.array([0, 1, 2, -2, 0, 2]), "every cluster has a cell"),
    ],
)
def test_impossible_fields_are_refused(
    grid_rule: GridRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(grid_rule, **{field: value})  # type: ignore[arg-type]
