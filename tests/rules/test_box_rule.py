from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, BoxRule

VALUES = st.sampled_from([-np.inf, -1.0, 0.0, 0.5, 2.0, np.inf])
BOUNDS = st.tuples(VALUES, VALUES).filter(lambda bound: bound[0] < bound[1])
BOXES = st.builds(
    naive.Box,
    bounds=st.lists(BOUNDS, min_size=2, max_size=2),
    takes_missing=st.lists(st.booleans(), min_size=2, max_size=2),
    cluster=st.integers(NOISE, 2),
)
ROWS = st.lists(st.sampled_from([-3.0, -1.0, 0.0, 0.4, 0.5, 2.0, np.nan]), min_size=2, max_size=2)


def rule_of(boxes: list[naive.Box]) -> BoxRule:
    """Make the rule of some boxes; those that come first, of which no row is held, complete the clusters."""
    nowhere = [
        naive.Box(bounds=[(7.0, 8.0)] * 2, takes_missing=[False] * 2, cluster=cluster)
        for cluster in range(3)
    ]
    bounds = np.array([box.bounds for box in nowhere + boxes])
    return BoxRule(
        input_names=("left", "right"),
        lows=bounds[:, :, 0],
        highs=bounds[:, :, 1],
        takes_missing=np.array([box.takes_missing for box in nowhere + boxes], dtype=np.int64),
        clusters=np.array([box.cluster for box in nowhere + boxes]),
        n_clusters=3,
        covers=10,
    )


@settings(deadline=None)  # the first row waits for the compiler
@given(boxes=st.lists(BOXES, max_size=5), rows=st.lists(ROWS, min_size=1, max_size=20))
def test_it_agrees_with_naive(boxes: list[naive.Box], rows: list[list[float]]) -> None:
    """The kernel says what asking one box after the other says."""
    rule = rule_of(boxes)

    placed, held = rule.place(np.array(rows)), rule.holds(np.array(rows))

    assert placed.labels.tolist() == [naive.box_place(row, boxes=boxes) for row in rows]
    assert held[:, 3:].tolist() == [[box.holds(row) for box in boxes] for row in rows]


def test_the_first_of_two_boxes_decides(box_rule: BoxRule) -> None:
    """A row that two boxes hold goes to the earlier one."""
    row = np.array([[0.5, 1.0]])

    assert box_rule.holds(row).tolist() == [[True, False, True, False, False]]
    assert box_rule.label(row).tolist() == [0]


def test_a_low_bound_is_inside_and_a_high_one_is_not(box_rule: BoxRule) -> None:
    """At value >= low a box begins, and it ends before high."""
    rows = np.array([[-1.0, -0.5], [np.nextafter(-1.0, -2.0), -0.5], [1.0, -0.5]])

    assert box_rule.label(rows).tolist() == [0, NOISE, NOISE]


def test_a_box_may_take_missing_values(box_rule: BoxRule) -> None:
    """Where a box says so, the other values decide."""
    rows = np.array([[2.0, np.nan], [np.nan, 2.0]])

    assert box_rule.label(rows).tolist() == [2, NOISE]


def test_the_membership_is_all_or_nothing(box_rule: BoxRule) -> None:
    """A placed row belongs to its own cluster alone."""
    placed = box_rule.place(np.array([[5.0, 5.0]]))

    assert placed.membership.tolist() == [[0.0, 0.0, 1.0]]


def test_a_rule_without_boxes_holds_nobody() -> None:
    """Then all is noise."""
    nothing = np.empty((0, 2))
    rule = BoxRule(
        input_names=("left", "right"),
        lows=nothing,
        highs=nothing,
        takes_missing=nothing.astype(np.int64),
        clusters=np.empty(0, dtype=np.int64),
        n_clusters=0,
        covers=0,
    )

    assert rule.label(np.zeros((3, 2))).tolist() == [NOISE] * 3


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("lows", np.full((5, 2), 5.0), "lows lie under highs"),
        ("highs", np.full((5, 2), -np.inf), "lows lie under highs"),
        ("takes_missing", np.full((5, 2), 2), "takes missing is 0 or 1"),
        ("clusters", np.array([0, 1, 1, 1, 1]), "every cluster has a box"),
        ("clusters", np.array([0, 1, 2, 3, 1]), "every cluster has a box"),
        ("clusters", np.array([0, 1, 2, -2, 1]), "every cluster has a box"),
        ("input_names", ("left",), "lows has shape"),
    ],
)
def test_impossible_fields_are_refused(
    box_rule: BoxRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(box_rule, **{field: value})  # type: ignore[arg-type]
