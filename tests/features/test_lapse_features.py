from __future__ import annotations

import pyarrow as pa
import pytest

from custseg.errors import ParameterError
from custseg.features import (
    FeatureState,
    LapseModel,
    RepeatPurchases,
    ValueModel,
    model_columns,
    model_definitions,
)

LAPSE = LapseModel(r=0.243, alpha=30.898, a=0.793, b=2.426, n_customers=2357)
VALUE = ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946)
HISTORY = pa.table(
    {
        "customer": ["a", "b", "c"],
        "repeat_days": [2, 0, None],
        "days_to_last": [213, 0, None],
        "days_observed": [273, 1, None],
        "repeat_spend_mean": [22.35, 0.0, None],
    }
)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (FeatureState(), []),
        (FeatureState(lapse=LAPSE), ["probability_alive", "expected_purchases"]),
        (FeatureState(value=VALUE), ["expected_order_value"]),
        (
            FeatureState(lapse=LAPSE, value=VALUE),
            ["probability_alive", "expected_purchases", "expected_order_value"],
        ),
    ],
    ids=["no model", "lapse", "value", "both"],
)
def test_each_model_gives_its_features(state: FeatureState, names: list[str]) -> None:
    """Definitions and columns agree, in number and order."""
    columns = model_columns(HISTORY, state, horizon_days=90)

    assert list(columns) == names
    assert [feature.name for feature in model_definitions(state)] == names


def test_columns_are_what_the_models_say() -> None:
    """Row by row, null without a purchase; purchases are those of the days asked for."""
    purchases = RepeatPurchases.of(HISTORY)

    columns = model_columns(HISTORY, FeatureState(lapse=LAPSE, value=VALUE), horizon_days=30)

    for name, values in (
        ("probability_alive", LAPSE.probability_alive(purchases)),
        ("expected_purchases", LAPSE.expected_purchases(purchases, days=30)),
        ("expected_order_value", VALUE.expected_order_value(purchases)),
    ):
        assert columns[name].type == pa.float64()
        assert columns[name].to_pylist() == [*values[:2].tolist(), None]


def test_a_row_says_the_same_among_others() -> None:
    """Columns of one customer alone are the bits that they are in the table."""
    state = FeatureState(lapse=LAPSE, value=VALUE)

    alone = model_columns(HISTORY.slice(0, 1), state, horizon_days=90)

    together = model_columns(HISTORY, state, horizon_days=90)
    assert {name: values[0] for name, values in alone.items()} == {
        name: values[0] for name, values in together.items()
    }


def test_a_horizon_of_no_days_is_refused() -> None:
    """Nothing can be expected of it."""
    with pytest.raises(ParameterError, match="Too small: horizon_days"):
        model_columns(HISTORY, FeatureState(lapse=LAPSE), horizon_days=0)
