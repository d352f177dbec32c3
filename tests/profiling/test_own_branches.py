from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import examples
from custseg.frameworks import SegmentationTree
from custseg.profiling import conditions, own_branches
from custseg.rules import NOISE, BoxRule, GridRule
from custseg.segmentation import Column, Contract, Customers

if TYPE_CHECKING:
    from custseg.profiling import Branch
    from custseg.rules import Rule
    from custseg.segmentation import Segmentation

COLUMNS = (
    Column(name="orders", kind="count"),
    Column(name="region", kind="category", levels=("north", "south", "west")),
    Column(name="age", kind="ordered", levels=("young", "middle", "old")),
)
NAMES = tuple(column.name for column in COLUMNS)
# Only a missing value lies beyond all others.
BOUNDS = st.sampled_from(
    [(1e300, np.inf), (-np.inf, 2.0), (2.0, np.inf), (1.0, 2.0), (-np.inf, np.inf)]
)
BOXES = st.tuples(
    st.lists(BOUNDS, min_size=3, max_size=3),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.integers(NOISE, 1),
)


def customers_of(raw: np.ndarray) -> Customers:
    return Customers(ids=pa.array(range(len(raw))), columns=COLUMNS, raw=raw)


def customers(*, n: int = 400, missing: float = 0.2) -> Customers:
    """Draw customers, of whom some have another level, or lack a value."""
    rng = np.random.default_rng(2)
    raw = np.column_stack([rng.poisson(2, n), rng.integers(0, 4, n), rng.integers(0, 3, n)])
    raw = raw.astype(float)
    raw[rng.random(raw.shape) < missing] = np.nan
    return customers_of(raw)


def segmentation_of(rule: Rule) -> Segmentation:
    columns = tuple(one for one in COLUMNS if one.name in rule.input_names)
    contract = Contract(id_column="id", columns=columns)
    return replace(examples.segmentation(), rule=rule, preparation=None, contract=contract)


def box_rule(
    boxes: list[tuple[list[tuple[float, float]], list[bool], int]], *, n_clusters: int = 2
) -> BoxRule:
    bounds = np.array([own for own, _, _ in boxes])
    taken = np.array([takes for _, takes, _ in boxes], dtype=np.int64)
    return BoxRule(
        input_names=NAMES,
        lows=bounds[:, :, 0],
        highs=bounds[:, :, 1],
        takes_missing=taken,
        clusters=np.array([cluster for _, _, cluster in boxes]),
        n_clusters=n_clusters,
        covers=10,
    )


def said_of(branches: tuple[Branch, ...], people: Customers) -> list[int]:
    """Return the segment of the one branch that each customer keeps."""
    held = np.column_stack([branch.holds(people) for branch in branches])
    assert (held.sum(axis=1) == 1).all()
    return [branches[position].label for position in held.argmax(axis=1)]


@settings(deadline=None, max_examples=60)
@given(boxes=st.lists(BOXES, max_size=3))
def test_every_customer_keeps_one_branch_and_it_is_right(
    boxes: list[tuple[list[tuple[float, float]], list[bool], int]],
) -> None:
    """Whatever the boxes, words that are found say of everybody what the rule does."""
    # Clusters that nobody is in raise the number of branches that may be said.
    nobody = [([(7.0, 8.0)] * 3, [False] * 3, cluster) for cluster in range(20)]
    rule, people = box_rule([*nobody, *boxes], n_clusters=20), customers()

    branches = own_branches(segmentation_of(rule), people, describing=NAMES)

    if branches is not None:
        assert said_of(branches, people) == rule.label(people.raw).tolist()


@settings(deadline=None, max_examples=60)
@given(
    clusters=st.lists(st.integers(NOISE, 1), min_size=9, max_size=9).filter({0, 1}.issubset),
    missing=st.lists(st.integers(NOISE, 2), min_size=2, max_size=2),
)
def test_a_small_grid_says_itself(clusters: list[int], missing: list[int]) -> None:
    """Whatever the cells, words that are found say of everybody what the rule does."""
    rule = GridRule(
        input_names=("orders", "age"),
        cuts=np.array([1.0, 3.0, 0.5, 1.5]),
        n_cuts=np.array([2, 2]),
        missing_levels=np.array(missing),
        cell_clusters=np.array(clusters),
        n_clusters=2,
        covers=10,
    )
    people = customers()

    branches = own_branches(segmentation_of(rule), people, describing=NAMES)

    if branches is not None:
        raw = people.matrix(("orders", "age"))
        assert said_of(branches, people) == rule.label(raw).tolist()


@pytest.mark.parametrize("missing", [0.0, 0.1])
def test_a_tree_always_says_itself(missing: float) -> None:
    """Its description has coverage and precision 1 in every segment."""
    people = customers(n=900, missing=missing)
    tree = SegmentationTree(
        NAMES,
        levels={one.name: one.levels for one in COLUMNS if one.levels},
        ordered=("age",),
    )
    rule = tree.fit(people.raw).rule
    labels = rule.label(people.matrix(rule.input_names))

    branches = own_branches(segmentation_of(rule), people, describing=NAMES)

    assert branches is not None
    assert said_of(branches, people) == labels.tolist()
    assert len(branches) == rule.n_clusters == 6
    for condition in conditions(branches, people, labels, n_segments=6):
        assert condition is not None
        assert (condition.coverage, condition.precision) == (1.0, 1.0)


def test_levels_and_their_order_are_said() -> None:
    """One level is, or is not; levels that rise are reached; missing values are spoken of where there are some."""
    split = [
        ([(3.0, np.inf), (-np.inf, np.inf), (1.0, np.inf)], [False, True, False], 0),
        ([(-np.inf, np.inf), (1.0, 2.0), (-np.inf, np.inf)], [True, False, True], 1),
    ]
    rule = box_rule([*split[:1], split[1]])
    people = customers(missing=0.0)

    branches = own_branches(segmentation_of(rule), people, describing=NAMES)

    assert branches is None  # five branches for two segments: a small tree has four leaves at most
    simple = replace(
        rule,
        lows=np.full((2, 3), -np.inf),
        highs=np.array([[np.inf, np.inf, 1.0], [np.inf, np.inf, np.inf]]),
        takes_missing=np.array([[1, 1, 0], [1, 1, 1]]),
    )
    told = own_branches(segmentation_of(simple), people, describing=NAMES)
    assert [one.text for one in told or ()] == ["age below middle", "age at least middle"]
    some = customers(missing=0.1)
    told = own_branches(segmentation_of(simple), some, describing=NAMES)
    assert [one.text for one in told or ()] == [
        "age below middle",
        "age at least middle (or missing)",
    ]


def test_words_must_be_allowed_to_speak_of_the_columns() -> None:
    """A rule over another column is left to a tree that stands for it, and so is a rule of another kind."""
    people = customers()
    rule = box_rule([([(-np.inf, 2.0)] * 3, [True] * 3, 0), ([(2.0, 9.0)] * 3, [True] * 3, 1)])

    assert own_branches(segmentation_of(rule), people, describing=("orders",)) is None
    assert own_branches(examples.segmentation(), people, describing=NAMES) is None


def test_those_without_a_value_can_be_told() -> None:
    """A box that only a missing value lies in says so."""
    rule = box_rule(
        [
            ([(1e300, np.inf), (-np.inf, np.inf), (-np.inf, np.inf)], [True] * 3, 0),
            ([(-np.inf, np.inf)] * 3, [True] * 3, 1),
        ]
    )

    told = own_branches(segmentation_of(rule), customers(), describing=NAMES)

    assert [one.text for one in told or ()] == ["orders is missing", "orders is known"]
