from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.errors import ParameterError, TableError
from custseg.frameworks import SegmentationTree
from custseg.rules import BoxRule

if TYPE_CHECKING:
    from custseg.frameworks import LearnedFramework

NAMES = ("orders", "spend", "region")
LEVELS = {"region": ("north", "south", "west")}
PROFILE = SegmentationTree(NAMES, levels=LEVELS)
OUTCOME = SegmentationTree(NAMES, levels=LEVELS, outcome="spend_later")


def rows_of(seed: int, *, n: int = 500) -> np.ndarray:
    """Draw customers whose later spend, in the last column, depends on orders and region; some values are missing."""
    rng = np.random.default_rng(seed)
    orders, region = rng.poisson(3, n).astype(float), rng.integers(0, 4, n).astype(float)
    spend = rng.gamma(2, 20, n) * (1 + orders)
    later = 20 * orders + 80 * (region == 1) + rng.gamma(2, 20, n)
    rows = np.column_stack([orders, spend, region, later])
    rows[rng.random((n, 4)) < 0.05] = np.nan
    return rows


def learn(tree: SegmentationTree, rows: np.ndarray) -> tuple[LearnedFramework, np.ndarray]:
    learned = tree.fit(rows[:, : len(tree.input_names)])
    read = [tree.input_names.index(name) for name in learned.rule.input_names]
    return learned, learned.rule.label(rows[:, read])


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), n=st.integers(1, 300), tree=st.sampled_from([PROFILE, OUTCOME]))
def test_at_most_six_leaves_of_five_percent(seed: int, n: int, tree: SegmentationTree) -> None:
    """Everybody is in exactly one leaf, and every leaf has a twentieth of the customers, and 10 of them if there are any splits."""
    learned, labels = learn(tree, rows_of(seed, n=n))

    sizes = np.bincount(labels)
    assert labels.min() == 0
    assert len(sizes) == learned.rule.n_clusters == len(set(learned.names)) <= 6
    assert sizes.min() >= (max(0.05 * n, 10) if len(sizes) > 1 else n)
    assert sizes.tolist() == sorted(sizes, reverse=True)


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000), tree=st.sampled_from([PROFILE, OUTCOME]))
def test_the_order_of_customers_does_not_matter(seed: int, tree: SegmentationTree) -> None:
    """The same customers in another order give the same bits."""
    rows = rows_of(seed)
    shuffled = np.random.default_rng(seed).permutation(rows)

    one, other = learn(tree, rows)[0], learn(tree, shuffled)[0]

    assert (one.names, one.notes) == (other.names, other.notes)
    assert isinstance(one.rule, BoxRule)
    assert isinstance(other.rule, BoxRule)
    for name in ("lows", "highs", "takes_missing", "clusters"):
        np.testing.assert_array_equal(getattr(one.rule, name), getattr(other.rule, name))


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000), tree=st.sampled_from([PROFILE, OUTCOME]))
def test_the_boxes_share_nobody(seed: int, tree: SegmentationTree) -> None:
    """Whoever comes, with or without values, is held by exactly one box."""
    learned, _ = learn(tree, rows_of(seed))
    assert isinstance(learned.rule, BoxRule)
    anybody = np.random.default_rng(seed).uniform(-5, 500, (400, len(learned.rule.input_names)))
    anybody[::3] = np.floor(anybody[::3] / 100)
    anybody[::7, 0] = np.nan

    held = learned.rule.holds(anybody)

    assert (held.sum(axis=1) == 1).all()


def test_a_segment_is_what_its_name_says() -> None:
    """Where nobody lacks a value, its customers are those who keep the words."""
    rows = np.column_stack([np.repeat([1.0, 2.0, 8.0], 100), np.tile([5.0, 70.0, 70.0], 100)])
    tree = SegmentationTree(("orders", "spend"), max_leaves=3)

    learned, labels = learn(tree, rows)

    words = [[_bound(text) for text in name.lower().split(", ")] for name in learned.names]
    kept = [np.all([_keeps(rows, *one) for one in own], axis=0) for own in words]
    assert len(words) == 3
    assert [np.flatnonzero(own).tolist() for own in kept] == [
        np.flatnonzero(labels == cluster).tolist() for cluster in range(3)
    ]


def _bound(text: str) -> tuple[int, str, float]:
    """Read "orders at least 3" as a column, a side and a number."""
    column, said = text.split(" ", 1)
    side, number = said.rsplit(" ", 1)
    return ("orders", "spend").index(column), side, float(number)


def _keeps(rows: np.ndarray, column: int, side: str, number: float) -> np.ndarray:
    return {"at least": rows[:, column] >= number, "below": rows[:, column] < number}[side]


def test_what_belongs_together_is_found() -> None:
    """Three groups that differ in all columns are the first three leaves."""
    rng = np.random.default_rng(0)
    kinds = np.repeat([0, 1, 2], [200, 150, 100])
    rows = np.array([[2.0, 10.0], [9.0, 500.0], [30.0, 80.0]])[kinds]
    rows += rng.normal(size=rows.shape)

    learned, labels = learn(SegmentationTree(("orders", "spend"), max_leaves=3), rows)

    assert labels.tolist() == kinds.tolist()
    assert "n = 450" in learned.notes[0]


def test_the_outcome_decides_where_there_is_one() -> None:
    """It asks for what foretells the outcome, and says how the other half judged each split."""
    rows = rows_of(1, n=2000)

    learned, _ = learn(OUTCOME, rows)

    assert "spend_later" not in learned.rule.input_names
    assert set(learned.rule.input_names) <= set(NAMES)
    assert learned.rule.n_clusters == 6
    assert sum(note.endswith(": kept.") for note in learned.notes) == 5
    assert "proposed none (n = " in learned.notes[0]


@pytest.mark.parametrize(
    "outcome", [np.zeros(400), np.full(400, np.nan), np.random.default_rng(3).normal(size=400)]
)
def test_without_anything_to_foretell_there_is_one_segment(outcome: np.ndarray) -> None:
    """An outcome that is the same for all, unknown, or chance gives one leaf and a reason."""
    rows = rows_of(2, n=400)
    rows[:, -1] = outcome

    learned, labels = learn(OUTCOME, rows)

    assert not labels.any()
    assert learned.names == ("All customers",)
    assert "no question parts" in learned.notes[0]


@pytest.mark.parametrize("rows", [rows_of(0, n=15), np.ones((300, 3)), np.full((300, 3), np.nan)])
def test_poor_data_give_one_segment(rows: np.ndarray) -> None:
    """15 customers, constant columns, or no value at all give one leaf, whose rule takes everybody."""
    learned, labels = learn(PROFILE, rows)

    assert not labels.any()
    assert learned.rule.covers == 10
    assert len(learned.notes) == 1
    assert learned.rule.label(np.array([[np.nan], [1e30]])).tolist() == [0, 0]


def test_levels_that_rise_are_cut_as_numbers() -> None:
    """Of three ages the upper two stay together."""
    rows = np.column_stack([np.repeat([0.0, 1.0, 2.0], 100), np.repeat([1.0, 9.0], [100, 200])])
    tree = SegmentationTree(
        ("age",), outcome="orders", levels={"age": ("young", "middle", "old")}, ordered=("age",)
    )

    learned, _ = learn(tree, rows)

    assert learned.names == ("Age at least middle", "Age below middle")


def test_any_other_level_of_a_column_that_rises_lies_with_the_highest() -> None:
    """It is in no level of the contract, and no cut parts it from the old."""
    rows = np.repeat([0.0, 1.0, 2.0, 3.0], 100)[:, None]
    levels = {"age": ("young", "middle", "old")}
    tree = SegmentationTree(("age",), levels=levels, ordered=("age",))

    learned, labels = learn(tree, rows)

    assert "Age at least old" in learned.names
    assert labels[250] == labels[350]


def test_tiny_values_are_cut_where_they_lie() -> None:
    """A millionth of a millionth is a number like any other: it has significant digits, and is said with them."""
    rows = np.repeat([1e-9, 5e-9], 100)[:, None]

    learned, labels = learn(SegmentationTree(("rate",)), rows)

    assert labels[0] != labels[-1]
    assert sorted(learned.names) == ["Rate at least 0.000000003", "Rate below 0.000000003"]


def test_a_column_may_be_left_out() -> None:
    """The same tree grows without it, and the outcome stays."""
    left = OUTCOME.without("orders")

    assert left.input_names == ("spend", "region", "spend_later")
    with pytest.raises(ParameterError, match="cannot do without the column 'spend_later'"):
        OUTCOME.without("spend_later")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"columns": ()}, "needs columns"),
        ({"columns": ("a", "a")}, "needs columns"),
        ({"columns": ("a",), "outcome": "a"}, "needs columns"),
        ({"columns": ("a",), "max_leaves": 1}, "max_leaves=1"),
        ({"columns": ("a",), "min_share": 1.5}, "min_share=1.5"),
    ],
)
def test_impossible_trees_are_refused(changes: dict[str, Any], fault: str) -> None:
    """At least one column, each once, and numbers that leave room."""
    with pytest.raises(ParameterError, match=fault):
        SegmentationTree(**changes)


@pytest.mark.parametrize("raw", [np.empty((0, 3)), np.ones((20, 2)), np.full((20, 3), np.inf)])
def test_impossible_tables_are_refused(raw: np.ndarray) -> None:
    """Nobody, a column too few, or infinite values."""
    with pytest.raises(TableError, match="cannot be"):
        PROFILE.fit(raw)
