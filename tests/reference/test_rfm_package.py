"""R package rfm 0.3.0 and its published results."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from custseg.features import LineColumns, build_features
from custseg.frameworks import RFM_PACKAGE_SEGMENTS, LevelCuts, RFMGrid
from custseg.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.reference

RFM = ("recency_days", "frequency_orders", "monetary_total")


@pytest.fixture(scope="module")
def features(reference_data: Path) -> pa.Table:
    orders = read_table(reference_data / "rfm_reference_orders.parquet")
    numbered = orders.append_column("order", pa.array(range(len(orders))))  # one row is one order
    columns = LineColumns(
        customer="customer_id", order="order", time="order_date", amount="revenue"
    )
    return build_features(numbered, columns=columns, as_of=dt.date(2006, 12, 31)).table


def test_first_customers_are_those_published(features: pa.Table, figures: dict[str, Any]) -> None:
    """Recency, orders and revenue of the first customers are the package's."""
    published = figures["rfm_reference"]["published"]["first_customers"]
    columns = ["customer_id", "recency_days", "frequency_orders", "monetary_total"]

    first = features.select(columns)[: len(published)].to_pylist()

    assert [list(row.values()) for row in first] == [row[:4] for row in published]


def test_totals_are_those_of_the_ten_segments(features: pa.Table, figures: dict[str, Any]) -> None:
    """Customers, orders and revenue add up to the package's table of segments."""
    segments = figures["rfm_reference"]["published"]["segment_summary"].values()

    totals = (
        features.num_rows,
        pc.sum(features["frequency_orders"]).as_py(),
        pc.sum(features["monetary_total"]).as_py(),
    )

    assert totals == tuple(map(sum, zip(*segments, strict=True)))


def test_cut_points_are_those_that_reproduce_the_segments(
    features: pa.Table, figures: dict[str, Any]
) -> None:
    """The fifths of each column, plus 1, are the package's cuts: the whole distribution agrees."""
    cuts = figures["rfm_reference"]["measured"]["cut_points_after_adding_1"]
    columns = {
        "recency": "recency_days",
        "orders": "frequency_orders",
        "revenue": "monetary_total",
    }

    for name, column in columns.items():
        fifths = pc.quantile(features[column], q=[0.2, 0.4, 0.6, 0.8])
        assert pc.add(fifths, 1).to_pylist() == pytest.approx(cuts[name])


def test_recency_of_the_customer_table_is_the_same(reference_data: Path) -> None:
    """The package's own days since the last visit are those of the features."""
    customers = read_table(reference_data / "rfm_reference_customers.parquet")
    columns = LineColumns(customer="customer_id", time="most_recent_visit", amount="revenue")

    features = build_features(customers, columns=columns, as_of=dt.date(2007, 1, 1)).table

    expected = customers.sort_by("customer_id")
    assert features["customer_id"].equals(expected["customer_id"])
    assert features["recency_days"].to_pylist() == expected["recency_days"].to_pylist()
    assert features["monetary_total"].to_pylist() == expected["revenue"].to_pylist()


def grid(*, cuts: tuple[LevelCuts, ...] = ()) -> RFMGrid:
    """Return the vignette's grid: its table, and every segment kept."""
    recency, frequency, monetary = RFM
    return RFMGrid(
        recency=recency,
        frequency=frequency,
        monetary=monetary,
        cuts=cuts,
        segments=RFM_PACKAGE_SEGMENTS,
        max_segments=10,
        min_share=None,
    )


@pytest.fixture(scope="module")
def raw(features: pa.Table) -> np.ndarray:
    return np.column_stack([features[name].to_numpy() for name in RFM]).astype(np.float64)


@pytest.fixture(scope="module")
def published_cuts(figures: dict[str, Any]) -> tuple[LevelCuts, ...]:
    cuts = figures["rfm_reference"]["measured"]["cut_points_after_adding_1"]
    return tuple(
        LevelCuts(column=column, cuts=tuple(cuts[name]))
        for name, column in zip(("recency", "orders", "revenue"), RFM, strict=True)
    )


def test_the_ten_segments_are_those_published(
    raw: np.ndarray, published_cuts: tuple[LevelCuts, ...], figures: dict[str, Any]
) -> None:
    """With the package's cut-points given, each segment has its customers, orders and revenue, cell by cell."""
    learned = grid(cuts=published_cuts).fit(raw)

    labels = learned.rule.label(raw)

    summary = {
        name: [int((labels == number).sum()), *raw[labels == number, 1:].sum(axis=0).tolist()]
        for number, name in enumerate(learned.names)
    }
    assert summary == figures["rfm_reference"]["published"]["segment_summary"]


def test_the_scores_of_the_first_customers_are_those_published(
    raw: np.ndarray, published_cuts: tuple[LevelCuts, ...], figures: dict[str, Any]
) -> None:
    """Three digits for each: recency, frequency and monetary."""
    published = figures["rfm_reference"]["published"]["first_customers"]

    scores = grid(cuts=published_cuts).scores(raw)[: len(published)]

    assert (scores @ [100, 10, 1]).tolist() == [row[4] for row in published]


def test_learned_cut_points_score_within_one_level(
    raw: np.ndarray, published_cuts: tuple[LevelCuts, ...]
) -> None:
    """Nobody has a score that is further off from the published one, and four in five scores are the same."""
    published, learned = grid(cuts=published_cuts).scores(raw), grid().scores(raw)

    assert np.abs(published - learned).max() == 1
    assert (published == learned).mean() == pytest.approx(0.8, abs=0.02)


def test_six_segments_are_left_to_serve(
    raw: np.ndarray, published_cuts: tuple[LevelCuts, ...]
) -> None:
    """Joined as a competing framework's are, the ten are six, the smallest with their neighbours, and a note says so."""
    learned = replace(grid(cuts=published_cuts), max_segments=6, min_share=0.05).fit(raw)

    sizes = np.bincount(learned.rule.label(raw))

    assert (len(sizes), sizes.sum()) == (6, 995)
    assert sizes.min() >= 50
    assert learned.notes[0].startswith(
        "Joined, so that each segment has at least 5 % of the customers"
    )
