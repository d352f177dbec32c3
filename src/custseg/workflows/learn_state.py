"""What do a recipe's features need to know that no customer's own lines tell?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

import pyarrow as pa

from custseg.features import FeatureState, learn_categories, purchase_history
from custseg.workflows.held_out import held_out

if TYPE_CHECKING:
    import datetime as dt

    from custseg.recipes.data_section import Data, Values
    from custseg.tables import Engine
    from custseg.workflows.transaction_request import TransactionRequest


def learn_state(
    request: TransactionRequest, data: Data, *, as_of: dt.date, engine: Engine | None = None
) -> FeatureState:
    """Find the categories and channels that are to be found, and fit lapse and value models where a recipe asks for them.

    All of it is learned from those customers alone that a segmentation is learned from: who is kept aside chooses nothing.

    Parameters
    ----------
    request
        The transactions.
    data
        The recipe's section.
    as_of
        Nothing is learned from lines on that day or after it, nor from those before the window.
    engine
        Computes; DuckDB unless given.

    Raises
    ------
    TableError
        When there are too few customers to fit a model to.
    """
    state = FeatureState(
        window_days=data.window_days,
        period_days=data.period_days,
        returns=request.policy.returns,
    )
    if not (data.lifetimes or isinstance(data.categories, int) or isinstance(data.channels, int)):
        return replace(state, categories=data.categories, channels=data.channels)
    history = _training_history(request, data, as_of=as_of, engine=engine)
    find = partial(_found, request, data, among=history, as_of=as_of, engine=engine)
    state = replace(
        state,
        categories=find(data.categories, "category"),
        channels=find(data.channels, "channel"),
    )
    if not data.lifetimes:
        return state
    # Here and not above: they import what fits the models, which few recipes ask for.
    from custseg.lifetimes import learn_lapse_model, learn_value_model

    return replace(state, lapse=learn_lapse_model(history), value=learn_value_model(history))


def _training_history(
    request: TransactionRequest, data: Data, *, as_of: dt.date, engine: Engine | None
) -> pa.Table:
    history = purchase_history(
        request.transactions,
        columns=request.columns,
        as_of=as_of,
        policy=request.policy,
        lookups=request.lookups,
        window_days=data.window_days,
        customers=request.customers,
        engine=engine,
    )
    is_held_out = held_out(history["customer"].combine_chunks(), share=data.held_out)
    return history.filter(pa.array(~is_held_out))


def _found(
    request: TransactionRequest,
    data: Data,
    values: Values,
    which: Literal["category", "channel"],
    *,
    among: pa.Table,
    as_of: dt.date,
    engine: Engine | None,
) -> tuple[str, ...]:
    if not isinstance(values, int):
        return values
    return learn_categories(
        request.transactions,
        columns=request.columns,
        as_of=as_of,
        n=values,
        which=which,
        policy=request.policy,
        lookups=request.lookups,
        window_days=data.window_days,
        customers=among.select(["customer"]).rename_columns([request.columns.customer]),
        engine=engine,
    )
