"""Online Retail: the well-known counts of its cleaning, by policy."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc
import pytest

from custseg.features import LineColumns, LinePolicy, SetAsideRule, build_features

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.features import Features

pytestmark = pytest.mark.reference

FREE = SetAsideRule(column="UnitPrice", values=(0,), reason="free")


def features_with(folder: Path, policy: LinePolicy) -> Features:
    columns = LineColumns(
        customer="CustomerID",
        order="InvoiceNo",
        time="InvoiceDate",
        unit_price="UnitPrice",
        quantity="Quantity",
    )
    path = folder / "online_retail.parquet"
    return build_features(path, columns=columns, as_of=dt.date(2011, 12, 10), policy=policy)


def test_positive_lines_with_customer(reference_data: Path, figures: dict[str, Any]) -> None:
    """Without returns and free lines, lines, customers, invoices and value are the known ones."""
    recalled, measured = (figures["online_retail"][key] for key in ("recalled", "measured"))

    features = features_with(reference_data, LinePolicy(returns="drop", set_aside=(FREE,)))

    table, lines = features.table, features.lines
    assert lines.lines_in == figures["online_retail"]["published"]["rows"]
    assert lines.used == recalled["rows_after_customer_and_positive"]
    assert dict(lines.set_aside)["no customer id"] == recalled["rows_without_customer"]
    assert table.num_rows == recalled["customers_after"]
    n_invoices = pc.sum(table["frequency_orders"]).as_py()
    assert n_invoices == measured["invoices_after_customer_and_positive"]
    value = pc.sum(table["monetary_total"]).as_py()
    assert round(value, 3) == measured["value_after_customer_and_positive"]


def test_duplicates_dropped(reference_data: Path, figures: dict[str, Any]) -> None:
    """Dropping exact duplicates counts them all, and leaves the known lines and value."""
    recalled, measured = (figures["online_retail"][key] for key in ("recalled", "measured"))
    policy = LinePolicy(duplicates="drop", returns="drop", set_aside=(FREE,))

    features = features_with(reference_data, policy)

    assert dict(features.lines.set_aside)["exact duplicates"] == recalled["exact_duplicate_rows"]
    assert features.lines.used == recalled["rows_after_also_dropping_duplicates"]
    value = pc.sum(features.table["monetary_total"]).as_py()
    assert round(value, 3) == measured["value_after_also_dropping_duplicates"]


def test_netted_returns_keep_every_customer(reference_data: Path, figures: dict[str, Any]) -> None:
    """Netting keeps all customers; those with nothing but returns or free lines are the known few."""
    known = figures["online_retail"]

    table = features_with(reference_data, LinePolicy(set_aside=(FREE,))).table

    assert table.num_rows == known["recalled"]["customers"] - 1  # one has free lines only
    n_without = pc.sum(pc.equal(table["frequency_orders"], 0)).as_py()
    assert n_without + 1 == known["measured"]["customers_only_with_cancellations_or_free"]
