"""What do a recipe's features need to know that no customer's own lines tell?"""

from __future__ import annotations

from dataclasses import replace
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

    The models learn from those customers alone that a segmentation is learned from.

    Parameters
    ----------
    request
        The transactions.
    data
        The recipe's section.
    as_of
        Nothing is learned from lines on that day or after it.
    engine
        Computes; DuckDB unless given.

    Raises
    ------
    TableError
        When there are too few customers to fit a model to.
    """
    state = FeatureState(
        categories=_found(data.categories, "category", request, as_of=as_of, engine=engine),
        channels=_found(data.channels, "channel", request, as_of=as_of, engine=engine),
    )
    if not data.lifetimes:
        return state
    # Here and not above: they import what fits the models, which few recipes ask for.
    from custseg.lifetimes import learn_lapse_model, learn_value_model

    history = purchase_history(
        request.transactions,
        columns=request.columns,
        as_of=as_of,
        policy=request.policy,
        lookups=request.lookups,
        window_days=data.window_days,
        engine=engine,
    )
    is_held_out = held_out(history["customer"].combine_chunks(), share=data.held_out)
    training = history.filter(pa.array(~is_held_out))
    return replace(state, lapse=learn_lapse_model(training), value=learn_value_model(training))


def _found(
    values: Values,
    which: Literal["category", "channel"],
    request: TransactionRequest,
    *,
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
        engine=engine,
    )
