from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import ParameterError
from custseg.frameworks import (
    Condition,
    ThresholdSegment,
    ThresholdSegments,
    default_threshold_segments,
)
from custseg.frameworks.segment_overlap import SegmentOverlap

LOST = ThresholdSegment("Lost", (Condition("recency_days", at_least=200),))
LOYAL = ThresholdSegment(
    "Loyal", (Condition("orders", at_least=4), Condition("recency_days", below=300))
)
NEW = ThresholdSegment("New", (Condition("tenure_days", below=90),))
SEGMENTS = ThresholdSegments(segments=(LOST, LOYAL, NEW), min_share=None)
BOUNDS = [
    ("Lost", {"recency_days": (200.0, np.inf)}),
    ("Loyal", {"orders": (4.0, np.inf), "recency_days": (-np.inf, 300.0)}),
    ("New", {"tenure_days": (-np.inf, 90.0)}),
]


@pytest.fixture
def raw() -> np.ndarray:
    """500 customers, a tenth without any purchase: days, orders, and days since the first purchase."""
    rng = np.random.default_rng(6)
    recency = rng.uniform(1, 400, 500)
    rows = np.column_stack([recency, 1 + rng.poisson(2, 500), recency + rng.uniform(0, 400, 500)])
    rows[:50, [0, 2]], rows[:50, 1] = np.nan, 0
    return rows.astype(np.float32).astype(np.float64)


def names_of(framework: ThresholdSegments, raw: np.ndarray) -> list[str]:
    raw = raw[:, : len(framework.input_names)]
    learned = framework.fit(raw)
    return [learned.names[label] for label in learned.rule.label(raw).tolist()]


def test_it_agrees_with_naive(raw: np.ndarray) -> None:
    """Asking customer by customer finds the same names."""
    names = names_of(SEGMENTS, raw)

    rows = [dict(zip(SEGMENTS.input_names, row, strict=True)) for row in raw.tolist()]
    assert names == [naive.first_segment(row, BOUNDS) for row in rows]
    assert set(names) == {"Lost", "Loyal", "New", "Others"}


def test_the_first_segment_takes_whom_two_would(raw: np.ndarray) -> None:
    """The order of the segments decides, and nothing else."""
    recent = ThresholdSegment("Recent", (Condition("recency_days", below=2),))
    turned = replace(SEGMENTS, segments=(recent, LOYAL, LOST, NEW))

    is_both = (raw[:, 0] >= 200) & (raw[:, 0] < 300) & (raw[:, 1] >= 4)
    assert set(np.array(names_of(SEGMENTS, raw))[is_both]) == {"Lost"}
    assert set(np.array(names_of(turned, raw))[is_both]) == {"Loyal"}


def test_the_rest_may_be_noise(raw: np.ndarray) -> None:
    """Who meets no segment's conditions is in none."""
    learned = replace(SEGMENTS, rest_name=None).fit(raw)

    labels = learned.rule.label(raw)
    assert sorted(learned.names) == ["Lost", "Loyal", "New"]
    assert set(labels[:50].tolist()) == {-1}


def test_a_rest_that_is_empty_makes_nobody_noise() -> None:
    """Customers to come who meet no conditions are counted to the largest segment, and a note says so."""
    framework = ThresholdSegments(
        segments=(
            ThresholdSegment("A", (Condition("orders", below=5),)),
            ThresholdSegment("B", (Condition("orders", at_least=5),)),
        )
    )

    learned = framework.fit(np.repeat([1.0, 9.0], [60, 40])[:, None])

    labels = learned.rule.label(np.array([[np.nan], [1.0], [9.0]])).tolist()
    assert [learned.names[label] for label in labels] == ["A", "A", "B"]
    assert learned.notes[-1] == "Nobody is in Others yet: customers to come are counted to A."


def test_segments_of_one_name_are_one(raw: np.ndarray) -> None:
    """Either of them takes a customer."""
    other = ThresholdSegment("Lost", (Condition("recency_days", is_missing=True),))

    names = np.array(names_of(replace(SEGMENTS, segments=(LOST, other)), raw))

    assert (names == "Lost").tolist() == (np.isnan(raw[:, 0]) | (raw[:, 0] >= 200)).tolist()


def test_two_conditions_on_one_column_both_hold(raw: np.ndarray) -> None:
    """Between 100 and 200 days."""
    between = ThresholdSegment(
        "Between", (Condition("recency_days", at_least=100), Condition("recency_days", below=200))
    )
    framework = ThresholdSegments(segments=(between,))

    names = np.array(names_of(framework, raw))

    assert (names == "Between").tolist() == ((raw[:, 0] >= 100) & (raw[:, 0] < 200)).tolist()


def test_conditions_that_exclude_each_other_take_nobody(raw: np.ndarray) -> None:
    """Their segment is left out, and a note says so."""
    never = ThresholdSegment(
        "Never", (Condition("orders", at_least=3), Condition("orders", below=3))
    )

    learned = replace(SEGMENTS, segments=(never, *SEGMENTS.segments)).fit(raw[:, [1, 0, 2]])

    assert "Never" not in learned.names
    assert learned.notes[-1] == "Too few customers for a segment of its own: Never, left out."


def test_a_small_segment_goes_to_the_most_similar(raw: np.ndarray) -> None:
    """The few of very many orders are most like the loyal."""
    many = ThresholdSegment("Very loyal", (Condition("orders", at_least=7),))

    framework = ThresholdSegments(segments=(many, LOYAL, LOST, NEW), min_share=0.05)

    learned = framework.fit(raw[:, [1, 0, 2]])

    assert "Very loyal" not in learned.names
    assert (
        "Too few customers for a segment of its own: Very loyal, counted to Loyal." in learned.notes
    )


def test_gaps_and_overlaps_are_told(raw: np.ndarray) -> None:
    """How many customers meet the conditions of none, one and two segments, and of which two."""
    overlap = SEGMENTS.overlap(raw)

    rows = [dict(zip(SEGMENTS.input_names, row, strict=True)) for row in raw.tolist()]
    met = [
        [name for name, bounds in BOUNDS if naive.first_segment(row, [(name, bounds)]) == name]
        for row in rows
    ]
    shares = [round(sum(len(own) == k for own in met) / 500, 2) for k in range(3)]
    assert overlap.matches == tuple((k, k, share) for k, share in enumerate(shares))
    assert {(one, other): share for one, other, share in overlap.pairs}["Lost", "Loyal"] == (
        round(sum({"Lost", "Loyal"} <= set(own) for own in met) / 500, 2)
    )
    assert SEGMENTS.fit(raw).notes[:2] == overlap.notes


def test_nothing_is_told_of_fewer_than_ten() -> None:
    """Nine customers in both are counted with those in one, and are no pair."""
    raw = np.column_stack([np.repeat([0.0, 5.0], [9, 91]), np.repeat([9.0, 0.0], [60, 40])])
    framework = ThresholdSegments(
        segments=(
            ThresholdSegment("A", (Condition("a", below=1),)),
            ThresholdSegment("B", (Condition("b", at_least=1),)),
        )
    )

    overlap = framework.overlap(raw)

    assert overlap.matches == ((0, 0, 0.4), (1, 2, 0.6))
    assert overlap.pairs == ()
    assert overlap.notes == (
        "Of 100 customers meet the conditions: 40 % those of no segment, 60 % those of 1 to 2 segments.",
    )


def test_a_pair_that_would_tell_of_few_is_left_out() -> None:
    """Of 60 in A, 55 are in B, too; who is told so, and the size of A, knows of the other five."""
    is_in = np.column_stack([np.repeat([1, 0], [60, 40]), np.repeat([1, 0, 1, 0], [55, 5, 20, 20])])

    overlap = SegmentOverlap.of(is_in.astype(bool), names=("A", "B"))

    assert overlap.pairs == ()


def test_nine_customers_are_not_spoken_of() -> None:
    """There is no overlap to report."""
    assert SEGMENTS.overlap(np.ones((9, 3))).notes == ()


def test_segments_that_ask_for_nothing_are_refused() -> None:
    """A name alone is no condition."""
    with pytest.raises(ParameterError, match="ask for nothing"):
        ThresholdSegments(segments=(ThresholdSegment("All", ()),))


def test_the_default_set_uses_what_is_there() -> None:
    """With every feature there are seven segments, and a lapse model tells who is lost."""
    columns = [
        "recency_days",
        "frequency_orders",
        "monetary_total",
        "tenure_days",
        "discount_share",
        "promotion_quantity_ratio",
        "probability_alive",
    ]

    found = default_threshold_segments(columns)

    assert [one.name for one in found] == [
        "New",
        "Lost",
        "At risk",
        "Loyal high value",
        "Bargain hunters",
        "Stock-pilers",
        "To develop",
    ]
    assert found[1].conditions[0].column == "probability_alive"


def test_the_default_set_becomes_six_segments() -> None:
    """Seven and the rest are joined; everybody has a segment."""
    columns = ["recency_days", "frequency_orders", "monetary_total", "tenure_days"]
    columns += ["discount_share", "promotion_quantity_ratio"]
    framework = ThresholdSegments(segments=default_threshold_segments(columns))
    rng = np.random.default_rng(7)
    raw = rng.lognormal(5, 1, (1000, len(framework.input_names)))

    learned = framework.fit(raw)

    assert len(learned.names) == 6
    assert learned.rule.label(raw).min() == 0


def test_the_default_set_needs_a_feature() -> None:
    """Of the colour of their eyes there is no segment."""
    with pytest.raises(ParameterError, match="No segment of the default set"):
        default_threshold_segments(["eye_colour"])


def test_segments_that_nobody_is_in_are_no_segments() -> None:
    """Without a rest everybody is noise, and the rule has no cluster."""
    never = ThresholdSegment("Never", (Condition("orders", at_least=1000),))

    learned = ThresholdSegments(segments=(never,), rest_name=None).fit(np.ones((50, 1)))

    assert (learned.names, learned.rule.n_clusters, learned.rule.covers) == ((), 0, 0)
    assert set(learned.rule.label(np.array([[1.0], [2000.0]])).tolist()) == {-1}
