"""CDNOW: Fader and Hardie's one-in-ten sample, and the counts that their models start from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc
import pytest

from custseg.features import (
    FeatureState,
    LineColumns,
    RepeatPurchases,
    build_features,
    purchase_history,
)
from custseg.lifetimes import learn_lapse_model, learn_value_model
from custseg.lifetimes.lapse_likelihood import lapse_log_likelihood
from custseg.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

pytestmark = pytest.mark.reference

CALIBRATION_ENDS = dt.date(1997, 10, 1)
SAMPLE_ENDS = dt.date(1998, 7, 1)
COLUMNS = LineColumns(customer="sample_id", time="date", amount="amount")


def features_as_of(folder: Path, as_of: dt.date) -> pa.Table:
    return build_features(folder / "cdnow_sample.parquet", columns=COLUMNS, as_of=as_of).table


@pytest.fixture(scope="module")
def calibration(reference_data: Path) -> pa.Table:
    return features_as_of(reference_data, CALIBRATION_ENDS)


@pytest.fixture(scope="module")
def history(reference_data: Path) -> pa.Table:
    return purchase_history(
        reference_data / "cdnow_sample.parquet", columns=COLUMNS, as_of=CALIBRATION_ENDS
    )


@pytest.fixture(scope="module")
def state(history: pa.Table) -> FeatureState:
    return FeatureState(lapse=learn_lapse_model(history), value=learn_value_model(history))


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


def test_the_lapse_model_is_the_published_one(state: FeatureState, figures: dict[str, Any]) -> None:
    """From raw purchases to r, alpha (in weeks), a and b, to the last digit of the paper."""
    known = figures["cdnow"]["recalled"]["bgnbd_parameters"]
    model = state.lapse

    found = {"r": model.r, "alpha": model.alpha / 7, "a": model.a, "b": model.b}

    assert found == pytest.approx(known, abs=0.0005)
    assert model.n_customers == figures["cdnow"]["published"]["sample_customers"]


def test_its_likelihood_is_the_published_one(
    state: FeatureState, history: pa.Table, figures: dict[str, Any]
) -> None:
    """The log-likelihood of all customers, with time in weeks as in the paper."""
    purchases, model = RepeatPurchases.of(history), state.lapse
    in_weeks = replace(
        purchases,
        days_to_last=purchases.days_to_last / 7,
        days_observed=purchases.days_observed / 7,
    )

    each = lapse_log_likelihood(np.array([model.r, model.alpha / 7, model.a, model.b]), in_weeks)

    assert round(each.sum(), 1) == figures["cdnow"]["recalled"]["bgnbd_log_likelihood"]


def test_the_value_model_is_the_published_one(state: FeatureState, figures: dict[str, Any]) -> None:
    """From raw purchases to p, q and v (the note's gamma), to its two digits, by those who bought again."""
    model = state.value

    found = {name: round(getattr(model, name), 2) for name in ("p", "q", "v")}

    assert found == figures["cdnow"]["recalled"]["gamma_gamma_parameters"]
    assert model.n_customers == figures["cdnow"]["recalled"]["repeat_buyers_in_calibration"]


def test_expected_purchases_are_about_those_that_came(
    state: FeatureState, history: pa.Table, figures: dict[str, Any]
) -> None:
    """Of all customers in the 39 weeks after; the model is known to fall short by an eighth there."""
    came = figures["cdnow"]["measured"]["holdout_purchase_days"]

    expected = state.lapse.expected_purchases(RepeatPurchases.of(history), days=273).sum()

    assert 0.85 < expected / came < 0.9


def test_the_features_are_those_of_the_models(
    state: FeatureState, history: pa.Table, reference_data: Path
) -> None:
    """build_features gives what the models say of each customer's history."""
    purchases = RepeatPurchases.of(history)

    table = build_features(
        reference_data / "cdnow_sample.parquet",
        columns=COLUMNS,
        as_of=CALIBRATION_ENDS,
        state=state,
        period_days=273,
    ).table

    assert table["sample_id"].to_pylist() == history["customer"].to_pylist()
    for name, values in (
        ("probability_alive", state.lapse.probability_alive(purchases)),
        ("expected_purchases", state.lapse.expected_purchases(purchases, days=273)),
        ("expected_order_value", state.value.expected_order_value(purchases)),
    ):
        np.testing.assert_array_equal(table[name], values)
