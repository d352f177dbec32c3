"""How do a recipe's transactions become one row per customer, with attributes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from custseg.assignment import MAX_REJECT_SHARE
from custseg.errors import RejectsError, TableError
from custseg.features import build_features
from custseg.workflows.by_id import take_by_id
from custseg.workflows.learn_state import learn_state
from custseg.workflows.source_table import name_of, read_source, source_table

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from custseg.features import Features, FeatureState, LineCounts
    from custseg.recipes import LoadedRecipe
    from custseg.recipes.data_section import Attributes
    from custseg.tables import Engine
    from custseg.workflows.transaction_request import TransactionRequest


@dataclass(frozen=True, kw_only=True, eq=False)
class FeatureTable:
    """Features and attributes of each customer, and how they came about.

    Parameters
    ----------
    table
        The id, every feature, and the attributes.
    features
        What was built, and what became of the lines.
    state
        What was learned for it, or given.
    """

    table: pa.Table
    features: Features
    state: FeatureState


def feature_table(
    loaded: LoadedRecipe,
    request: TransactionRequest,
    *,
    as_of: dt.date,
    state: FeatureState | None = None,
    names: tuple[str, ...] | None = None,
    engine: Engine | None = None,
) -> FeatureTable:
    """Build features as a recipe asks for them, and add its attributes.

    Parameters
    ----------
    loaded, request
        The recipe, and how its transactions are read.
    as_of
        The day that the features speak of.
    state
        What features have learned before; None learns it from these lines.
    names
        The features that are wanted; None for all that the columns allow.
    engine
        Computes; DuckDB unless given.

    Raises
    ------
    TableError
        When a file or a column is missing, or attributes do not fit.
    """
    data = loaded.recipe.data
    if state is None:
        state = learn_state(request, data, as_of=as_of, engine=engine)
    features = build_features(
        request.transactions,
        columns=request.columns,
        as_of=as_of,
        policy=request.policy,
        lookups=request.lookups,
        names=names,
        state=state,
        contacts=request.contacts,
        customers=request.customers,
        window_days=data.window_days,
        period_days=data.period_days,
        engine=engine,
    )
    table = features.table
    if data.attributes is not None:
        table = _with_attributes(table, request.columns.customer, data.attributes, loaded)
    return FeatureTable(table=table, features=features, state=state)


def check_rejects(lines: LineCounts, *, hint: str) -> None:
    """Refuse transactions of which too many lines break the contract.

    Raises
    ------
    RejectsError
        When they are more than 5 %: something is wrong with the table, not with its lines.
    """
    if lines.n_rejected > MAX_REJECT_SHARE * lines.lines_in:
        raise RejectsError(
            f"{lines.n_rejected:,} of {lines.lines_in:,} lines break the contract: too many to go on.",
            found="; ".join(f"{n:,} x {reason}" for reason, n in lines.rejected),
            expected=f"at most {MAX_REJECT_SHARE:.1%} of the lines",
            hint=hint,
        )


def _with_attributes(
    table: pa.Table, id_column: str, attributes: Attributes, loaded: LoadedRecipe
) -> pa.Table:
    source = source_table(loaded, table=attributes.table)
    known, name = read_source(source), name_of(source)
    missing = [one for one in (id_column, *attributes.columns) if one not in known.column_names]
    if missing:
        raise TableError(f"'{name}' lacks {missing}.", found=sorted(known.column_names))
    if pc.count_distinct(known[id_column]).as_py() < len(known):
        raise TableError(
            f"'{name}' has several rows for one '{id_column}'.",
            hint="keep one row of each customer.",
        )
    double = [one for one in attributes.columns if one in table.column_names]
    if double:
        raise TableError(
            f"'{name}' brings columns that are built already: {double}.",
            hint="rename them, or leave them out of [data.attributes].",
        )
    more = take_by_id(table, known, id_column=id_column, columns=attributes.columns)
    for column, values in more.items():
        table = table.append_column(column, values)
    return table
