"""CDNOW: Fader and Hardie's one-in-ten sample, and the counts that their models start from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc
import pytest

from custseg.features import LineColumns, build_features
from custseg.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

pytestmark = pytest.mark.reference

CALIBRATION_ENDS = dt.date(1997, 10, 1)
SAMPLE_ENDS = dt.date(1998, 7, 1)


def features_as_of(folder: Path, as_of: dt.date) -> pa.Table:
    columns = LineColumns(customer="sample_id", time="date", amount="amount")
    return build_features(folder / "cdnow_sample.parquet", columns=columns, as_of=as_of).table


@pytest.fixture(scope="module")
def calibration(reference_data: Path) -> pa.Table:
    return features_as_of(reference_data, CALIBRATION_ENDS)


def test_counts_are_the_known_ones(
    calibration: pa.Table, reference_data: Path, figures: dict[str, Any]
) -> None:
    """Customers, repeat buyers and repeat days, before and after the end of calibration."""
    known = figures["cdnow"]
    repeats = np.asarray(calibration["purchase_days_count"]) - 1
    in_all = pc.sum(features_as_of(reference_data, SAMPLE_ENDS)["purchase_days_count"]).as_py()

    assert len(repeats) == known["published"]["sample_customers"]
    assert (repeats > 0).sum() == known["recalled"]["repeat_buyers_in_calibration"]
    assert (repeats == 0).sum() == known["measured"]["zero_repeat_customers"]
    assert repeats.sum() == known["measured"]["repeat_purchase_days_in_calibration"]
    assert in_all - (repeats + 1).sum() == known["measured"]["holdout_purchase_days"]


def test_weeks_are_those_of_the_summary(calibration: pa.Table, reference_data: Path) -> None:
    """Repeat days, weeks to the last purchase (their recency) and weeks observed (T) agree for every customer."""
    summary = read_table(reference_data / "cdnow_summary.parquet").sort_by("sample_id")
    tenure, recency, n_days = (
        np.asarray(calibration[name])
        for name in ("tenure_days", "recency_days", "purchase_days_count")
    )

    np.testing.assert_array_equal(n_days - 1, summary["frequency"])
    np.testing.assert_allclose((tenure - recency) / 7, summary["recency"], atol=0.005001)
    np.testing.assert_allclose((tenure - 1) / 7, summary["T"], atol=0.005001)


def test_money_adds_up(reference_data: Path, figures: dict[str, Any]) -> None:
    """The spend of all customers is the amount of all rows, to the cent."""
    features = features_as_of(reference_data, SAMPLE_ENDS)

    total = pc.sum(features["monetary_total"]).as_py()

    assert round(total, 2) == figures["cdnow"]["measured"]["sample_amount_sum"]
