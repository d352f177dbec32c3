"""How do a recipe's transactions become one row per customer, with attributes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.assignment import MAX_REJECT_SHARE
from custseg.errors import RejectsError, TableError
from custseg.features import build_features
from custseg.workflows.add_attributes import add_attributes
from custseg.workflows.learn_state import learn_state
from custseg.workflows.source_table import source_table

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from custseg.features import Features, FeatureState, LineCounts
    from custseg.recipes import LoadedRecipe
    from custseg.report import SetAside
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
    set_aside
        Rows of the attributes that are nobody's.
    """

    table: pa.Table
    features: Features
    state: FeatureState
    set_aside: tuple[SetAside, ...] = ()


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
    set_aside: tuple[SetAside, ...] = ()
    if data.attributes is not None:
        source = source_table(loaded, table=data.attributes.table)
        table, set_aside = add_attributes(
            table, source, id_column=request.columns.customer, columns=data.attributes.columns
        )
    return FeatureTable(table=table, features=features, state=state, set_aside=set_aside)


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


def check_used(lines: LineCounts, *, as_of: dt.date) -> None:
    """Refuse transactions of which no line takes part.

    Raises
    ------
    TableError
        Saying what became of the lines.
    """
    if lines.used == 0:
        told = (*lines.rejected, *lines.set_aside)
        raise TableError(
            f"No line lies before {as_of} that takes part.",
            found="; ".join(f"{n:,} x {reason}" for reason, n in told) or "no line at all",
            hint="check the as-of day, the window, and what is set aside.",
        )
