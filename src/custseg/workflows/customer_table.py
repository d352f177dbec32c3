"""How does a recipe's data become one table with a row per customer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.features import future_spend
from custseg.report import SetAside
from custseg.segmentation import is_blank, read_ids
from custseg.workflows.by_id import take_by_id
from custseg.workflows.feature_table import check_rejects, check_used, feature_table
from custseg.workflows.needed_features import needed_features
from custseg.workflows.source_table import name_of, read_source, source_table
from custseg.workflows.transaction_request import transaction_request

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.features import FeatureState, LineCounts
    from custseg.recipes import LoadedRecipe, Recipe
    from custseg.workflows.transaction_request import TransactionRequest


@dataclass(frozen=True, kw_only=True, eq=False)
class CustomerTable:
    """One row per customer, sorted by id, and how it came about.

    Parameters
    ----------
    table
        The id, features or given columns, and attributes.
    id_column
        Its name.
    vocabulary
        By feature: the words for customers below and above the average.
    state
        What its features have learned; None where a finished table was read.
    outcome
        What each did later, never a column of the table; None where the recipe does not ask.
    """

    table: pa.Table
    id_column: str
    vocabulary: dict[str, tuple[str, str]]
    state: FeatureState | None = None
    outcome: pa.ChunkedArray | None = None
    set_aside: tuple[SetAside, ...] = ()
    lines_in: int = 0
    lines_used: int = 0


def customer_table(
    loaded: LoadedRecipe, *, source: Path | None, state: FeatureState | None = None
) -> CustomerTable:
    """Build or read the customer table.

    Parameters
    ----------
    loaded
        The recipe, and where its paths start.
    source
        A file in place of the recipe's transactions or customers.
    state
        What features have learned before; None learns it from these lines.

    Raises
    ------
    TableError
        When a file or a column is missing, no line takes part, or an id stands in two rows.
    """
    if loaded.recipe.data.transactions is not None:
        found = _from_lines(loaded, source, state)
    else:
        found = _from_customers(loaded, source)
    _check_ids(found)
    return found


def _from_lines(
    loaded: LoadedRecipe, source: Path | None, state: FeatureState | None
) -> CustomerTable:
    recipe = loaded.recipe
    as_of = recipe.data.as_of
    assert as_of is not None  # noqa: S101 - the recipe's reading has checked it
    request = transaction_request(loaded, source=source)
    built = feature_table(loaded, request, as_of=as_of, state=state, names=needed_features(recipe))
    lines = built.features.lines
    check_rejects(lines, hint="`custseg features` writes them to a file, each with its reason.")
    check_used(lines, as_of=as_of)
    return CustomerTable(
        table=built.table,
        outcome=_spent_later(recipe, request, built.table),
        id_column=request.columns.customer,
        vocabulary={one.name: one.words for one in built.features.definitions},
        state=built.state,
        set_aside=(*_told(lines), *built.set_aside),
        lines_in=lines.lines_in,
        lines_used=lines.used,
    )


def _told(lines: LineCounts) -> tuple[SetAside, ...]:
    rejected = [SetAside(what="lines", n=n, reason=f"rejected: {why}") for why, n in lines.rejected]
    return (*rejected, *(SetAside(what="lines", n=n, reason=why) for why, n in lines.set_aside))


def _spent_later(
    recipe: Recipe, request: TransactionRequest, table: pa.Table
) -> pa.ChunkedArray | None:
    as_of, asked = recipe.data.as_of, recipe.outcome
    if as_of is None or asked is None or asked.days is None:
        return None
    later = future_spend(
        request.transactions,
        columns=request.columns,
        as_of=as_of,
        days=asked.days,
        policy=request.policy,
        lookups=request.lookups,
    )
    found = take_by_id(table, later, id_column=request.columns.customer, columns=["outcome"])
    return pc.fill_null(found["outcome"].cast(pa.float64()), 0.0)


def _from_customers(loaded: LoadedRecipe, source: Path | None) -> CustomerTable:
    given = loaded.recipe.data.customers
    assert given is not None  # noqa: S101 - the recipe's reading has checked it
    place = source_table(loaded, table=given.table, query=given.query, source=source)
    table, name = read_source(place), name_of(place)
    outcome = loaded.recipe.outcome
    needed = [given.id, *([outcome.column] if outcome and outcome.column else [])]
    missing = [one for one in needed if one not in table.column_names]
    if missing:
        raise TableError(f"'{name}' lacks {missing}.", found=sorted(table.column_names))
    double = sorted({one for one in table.column_names if table.column_names.count(one) > 1})
    if double:
        raise TableError(f"'{name}' has columns twice: {double}.", hint="leave one of each.")
    ids = read_ids(table[given.id], name=given.id)
    table = table.set_column(table.column_names.index(given.id), given.id, ids).sort_by(given.id)
    later = table[outcome.column] if outcome is not None and outcome.column is not None else None
    return CustomerTable(table=table, id_column=given.id, vocabulary={}, outcome=later)


def _check_ids(found: CustomerTable) -> None:
    ids = read_ids(found.table[found.id_column], name=found.id_column)
    ids = ids.filter(pa.array(~is_blank(ids)))  # blank ids are rejected one by one
    counts = np.asarray(pc.value_counts(ids).field("counts")) if len(ids) else np.zeros(0)
    n_twice = int(np.count_nonzero(counts > 1))
    if n_twice:
        raise TableError(
            f"{n_twice:,} ids of column '{found.id_column}' stand in more than one row.",
            expected="one row per customer",
            hint="keep one row of each, or give the transactions as they are.",
        )
