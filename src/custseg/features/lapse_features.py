"""Does a customer still buy, how often will they, and for how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw
import pyarrow as pa

from custseg.checks import check_at_least
from custseg.features.feature import Feature
from custseg.features.repeat_purchases import RepeatPurchases

if TYPE_CHECKING:
    from custseg.features.feature_state import FeatureState

# Each is computed from the purchase history and the state, and reads itself from where it was put.
_LAPSE = (
    Feature(
        name="probability_alive",
        kind="share",
        words=("likely gone", "likely still buying"),
        definition=(
            "Chance that the customer has not left for good by the as-of day; 1 for one-time buyers, "
            "of whom the model cannot know; missing without a purchase."
        ),
        source="Fader, Hardie and Lee (2005), Counting Your Customers, Marketing Science 24(2): BG/NBD",
        reads=("probability_alive",),
        expression=nw.col("probability_alive"),
    ),
    Feature(
        name="expected_purchases",
        kind="count",
        words=("few purchases ahead", "many purchases ahead"),
        definition="Days with a purchase to expect in the next period; missing without a purchase so far.",
        source="Fader, Hardie and Lee (2005), Counting Your Customers, Marketing Science 24(2), equation 10",
        reads=("expected_purchases",),
        expression=nw.col("expected_purchases"),
    ),
)
_VALUE = (
    Feature(
        name="expected_order_value",
        kind="money",
        words=("small orders ahead", "large orders ahead"),
        definition=(
            "Money to expect on the next day with a purchase: the mean of the customer's repeat days, drawn towards "
            "that of all customers where they are few; missing without a purchase."
        ),
        source="Fader, Hardie and Lee (2005), RFM and CLV, Journal of Marketing Research 42(4): Gamma-Gamma",
        reads=("expected_order_value",),
        expression=nw.col("expected_order_value"),
    ),
)

MODEL_FEATURES: dict[str, Feature] = {feature.name: feature for feature in (*_LAPSE, *_VALUE)}


def model_definitions(state: FeatureState) -> tuple[Feature, ...]:
    """Return the features that the models of a state give, in order.

    Examples
    --------
    >>> from custseg.features.feature_state import FeatureState
    >>> from custseg.features.value_model import ValueModel
    >>> state = FeatureState(value=ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946))
    >>> [feature.name for feature in model_definitions(state)]
    ['expected_order_value']
    """
    return (
        *(_LAPSE if state.lapse is not None else ()),
        *(_VALUE if state.value is not None else ()),
    )


def model_columns(
    history: pa.Table, state: FeatureState, *, horizon_days: int
) -> dict[str, pa.Array]:
    """Return the values of these features, row by row of a purchase history.

    A row depends on nothing but itself and the state.

    Parameters
    ----------
    history
        As `purchase_history` makes it. Rows with a missing or negative `repeat_days` are of customers without a purchase.
    state
        Its models.
    horizon_days
        How many days `expected_purchases` looks ahead.

    Returns
    -------
    columns
        float64 by name of feature, null where missing.

    Raises
    ------
    TableError
        When the history lacks a column, or rows contradict themselves.
    ParameterError
        When the horizon is below one day.

    Examples
    --------
    >>> from custseg.features.feature_state import FeatureState
    >>> from custseg.features.lapse_model import LapseModel
    >>> history = pa.table(
    ...     {
    ...         "customer": ["a", "b"],
    ...         "repeat_days": [2, 0],
    ...         "days_to_last": [213, 0],
    ...         "days_observed": [273, 1],
    ...         "repeat_spend_mean": [22.35, 0.0],
    ...     }
    ... )
    >>> state = FeatureState(
    ...     lapse=LapseModel(r=0.243, alpha=30.9, a=0.793, b=2.426, n_customers=2357)
    ... )
    >>> columns = model_columns(history, state, horizon_days=90)
    >>> [round(expected, 3) for expected in columns["expected_purchases"].to_pylist()]
    [0.453, 0.53]
    """
    check_at_least(1, horizon_days=horizon_days)
    purchases = RepeatPurchases.of(history)
    columns = {}
    if state.lapse is not None:
        columns["probability_alive"] = state.lapse.probability_alive(purchases)
        columns["expected_purchases"] = state.lapse.expected_purchases(purchases, days=horizon_days)
    if state.value is not None:
        columns["expected_order_value"] = state.value.expected_order_value(purchases)
    return {name: pa.array(values, from_pandas=True) for name, values in columns.items()}
