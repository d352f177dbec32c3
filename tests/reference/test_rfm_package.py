"""R package rfm 0.3.0 and its published results."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from custseg.features import LineColumns, build_features
from custseg.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.reference


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
