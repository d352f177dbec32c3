"""The Complete Journey: 2,469 households of 2017."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc
import pytest

from custseg.features import FeatureState, LineColumns, Lookup, build_features, future_spend

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.features import Features

pytestmark = pytest.mark.reference

COLUMNS = LineColumns(
    customer="household_id",
    order="basket_id",
    time="transaction_timestamp",
    amount="sales_value",
    discounts=("retail_disc",),
    coupons=("coupon_disc", "coupon_match_disc"),
    category="department",
)
YEAR_ENDS = dt.date(2018, 1, 2)


def features_of(folder: Path, as_of: dt.date) -> Features:
    products = Lookup(
        source=folder / "complete_journey" / "products.parquet",
        on="product_id",
        columns=("department",),
    )
    return build_features(
        folder / "complete_journey" / "transactions.parquet",
        columns=COLUMNS,
        as_of=as_of,
        lookups=(products,),
        state=FeatureState(categories=("GROCERY", "PRODUCE", "MEAT", "DRUG GM", "DELI", "FUEL")),
    )


@pytest.fixture(scope="module")
def features(reference_data: Path) -> Features:
    return features_of(reference_data, YEAR_ENDS)


def test_totals_are_the_known_ones(features: Features, figures: dict[str, Any]) -> None:
    """Lines, households, baskets and sales are those of the year, to the cent."""
    known, table = figures["complete_journey"], features.table

    assert features.lines.lines_in == known["published"]["transactions_rows"]
    assert features.lines.set_aside == ()
    assert table.num_rows == known["published"]["households"]
    assert pc.sum(table["frequency_orders"]).as_py() == known["measured"]["baskets"]
    assert round(pc.sum(table["monetary_total"]).as_py(), 2) == known["measured"]["sales_value_sum"]


def test_medians_are_the_known_ones(features: Features, figures: dict[str, Any]) -> None:
    """The household in the middle has the known number of baskets and spend."""
    known, table = figures["complete_journey"]["measured"], features.table

    assert np.median(table["frequency_orders"]) == known["baskets_per_household_median"]
    assert np.median(table["monetary_total"]) == pytest.approx(known["sales_per_household_median"])


def test_year_is_features_and_outcome(reference_data: Path, features: Features) -> None:
    """Spend before October and from October on add up to the year's, so no line is lost or counted twice."""
    october = dt.date(2017, 10, 1)
    before = features_of(reference_data, october)
    outcome = future_spend(
        reference_data / "complete_journey" / "transactions.parquet",
        columns=COLUMNS,
        as_of=october,
        days=(YEAR_ENDS - october).days,
    )

    parts = pc.sum(before.table["monetary_total"]).as_py() + pc.sum(outcome["outcome"]).as_py()
    assert parts == pytest.approx(pc.sum(features.table["monetary_total"]).as_py(), abs=1e-6)
    assert before.lines.lines_in == features.lines.lines_in
    assert [reason for reason, _ in before.lines.set_aside] == ["on or after 2017-10-01"]


def test_shares_are_shares(features: Features) -> None:
    """Every share of every household lies between 0 and 1, and departments do not exceed the whole."""
    shares = {
        feature.name: np.asarray(features.table[feature.name])
        for feature in features.definitions
        if feature.kind == "share"
    }

    assert len(shares) == 16
    assert all(((share >= 0) & (share <= 1)).all() for share in shares.values())
    assert sum(s for name, s in shares.items() if name.startswith("category")).max() <= 1 + 1e-12
