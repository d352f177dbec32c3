"""How does a recipe's data become one table with a row per customer?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.features import (
    FeatureState,
    LineColumns,
    LinePolicy,
    Lookup,
    SetAsideRule,
    build_features,
    future_spend,
)
from custseg.report import SetAside
from custseg.segmentation import is_blank, read_ids
from custseg.tables import column_names, read_table, resolve_source

if TYPE_CHECKING:
    from custseg.recipes import LoadedRecipe, Recipe
    from custseg.recipes.data_section import Attributes, Transactions


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
    outcome
        What each did later, never a column of the table; None where the recipe does not ask.
    """

    table: pa.Table
    id_column: str
    vocabulary: dict[str, tuple[str, str]]
    outcome: pa.ChunkedArray | None = None
    set_aside: tuple[SetAside, ...] = ()
    lines_in: int = 0
    lines_used: int = 0


def customer_table(loaded: LoadedRecipe, *, source: Path | None) -> CustomerTable:
    """Build or read the customer table.

    Parameters
    ----------
    loaded
        The recipe, and where its paths start.
    source
        A file in place of the recipe's transactions or customers.

    Raises
    ------
    TableError
        When a file or a column is missing, or an id stands in two rows.
    """
    data = loaded.recipe.data
    made = _from_lines if data.transactions is not None else _from_customers
    found = made(loaded, source)
    _check_ids(found)
    return found


def _from_lines(loaded: LoadedRecipe, source: Path | None) -> CustomerTable:
    recipe, data = loaded.recipe, loaded.recipe.data
    lines = data.transactions
    assert lines is not None  # noqa: S101 - the recipe's reading has checked it
    assert data.as_of is not None  # noqa: S101 - likewise
    path = _path(loaded, lines.table, source)
    lookups = tuple(
        Lookup(source=_path(loaded, one.table, None), on=one.on, columns=one.columns)
        for one in data.lookups
    )
    features = build_features(
        path,
        columns=_line_columns(lines),
        as_of=data.as_of,
        policy=_policy(lines),
        state=FeatureState(categories=data.categories if isinstance(data.categories, tuple) else ()),
        lookups=lookups,
    )
    table = features.table
    if data.attributes is not None:
        table = _with_attributes(table, lines.customer, data.attributes, loaded)
    return CustomerTable(
        table=table,
        outcome=_spent_later(recipe, path, table, lookups),
        id_column=lines.customer,
        vocabulary={one.name: one.words for one in features.definitions},
        set_aside=tuple(
            SetAside(what="lines", n=n, reason=reason)
            for reason, n in features.lines.set_aside
            if n
        ),
        lines_in=features.lines.lines_in,
        lines_used=features.lines.used,
    )


def _spent_later(
    recipe: Recipe, path: Path, table: pa.Table, lookups: tuple[Lookup, ...]
) -> pa.ChunkedArray | None:
    lines, as_of, asked = recipe.data.transactions, recipe.data.as_of, recipe.outcome
    if lines is None or as_of is None or asked is None or asked.days is None:
        return None
    later = future_spend(
        path,
        columns=_line_columns(lines),
        as_of=as_of,
        days=asked.days,
        policy=_policy(lines),
        lookups=lookups,
    )
    spent = later["outcome"].cast(pa.float64()).take(_positions(table, later, lines.customer))
    return pc.fill_null(spent, 0.0)


def _from_customers(loaded: LoadedRecipe, source: Path | None) -> CustomerTable:
    given = loaded.recipe.data.customers
    assert given is not None  # noqa: S101 - the recipe's reading has checked it
    path = _path(loaded, given.table, source)
    table = _read_as_served(path)
    outcome = loaded.recipe.outcome
    needed = [given.id, *([outcome.column] if outcome and outcome.column else [])]
    missing = [name for name in needed if name not in table.column_names]
    if missing:
        raise TableError(f"'{path.name}' lacks {missing}.", found=sorted(table.column_names))
    double = sorted({name for name in table.column_names if table.column_names.count(name) > 1})
    if double:
        raise TableError(f"'{path.name}' has columns twice: {double}.", hint="leave one of each.")
    ids = read_ids(table[given.id], name=given.id)
    table = table.set_column(table.column_names.index(given.id), given.id, ids).sort_by(given.id)
    later = table[outcome.column] if outcome is not None and outcome.column is not None else None
    return CustomerTable(table=table, id_column=given.id, vocabulary={}, outcome=later)


def _read_as_served(path: Path) -> pa.Table:
    # Every column of a CSV file as text, as assignment reads it: what a value means is never guessed from the others.
    return read_table(path, text_columns=tuple(column_names(path)))


def _path(loaded: LoadedRecipe, table: str | None, source: Path | None) -> Path:
    if source is not None:
        return source
    if table is None:
        raise TableError(
            f"Recipe '{loaded.recipe.name}' names no table.", hint="give the file: --input FILE."
        )
    return Path(resolve_source(loaded.recipe.data.source, base=loaded.folder)) / table


def _line_columns(lines: Transactions) -> LineColumns:
    return LineColumns(
        customer=lines.customer,
        time=lines.time,
        order=lines.order,
        amount=lines.amount,
        unit_price=lines.unit_price,
        quantity=lines.quantity,
        discounts=lines.discounts,
        coupons=lines.coupons,
        category=lines.category,
    )


def _policy(lines: Transactions) -> LinePolicy:
    rules = tuple(
        SetAsideRule(column=one.column, values=one.values, reason=one.reason)
        for one in lines.set_aside
    )
    return LinePolicy(duplicates=lines.duplicates, returns=lines.returns, set_aside=rules)


def _with_attributes(
    table: pa.Table, id_column: str, attributes: Attributes, loaded: LoadedRecipe
) -> pa.Table:
    known = _read_as_served(_path(loaded, attributes.table, None))
    missing = [name for name in (id_column, *attributes.columns) if name not in known.column_names]
    if missing:
        raise TableError(f"'{attributes.table}' lacks {missing}.", found=sorted(known.column_names))
    if pc.count_distinct(known[id_column]).as_py() < len(known):
        raise TableError(
            f"'{attributes.table}' has several rows for one '{id_column}'.",
            hint="keep one row of each customer.",
        )
    double = [name for name in attributes.columns if name in table.column_names]
    if double:
        raise TableError(
            f"'{attributes.table}' brings columns that are built already: {double}.",
            hint="rename them, or leave them out of [data.attributes].",
        )
    positions = _positions(table, known, id_column)
    for name in attributes.columns:
        table = table.append_column(name, known[name].take(positions))
    return table


def _positions(table: pa.Table, more: pa.Table, id_column: str) -> pa.Array:
    # Rows are taken by position, not joined: Arrow's join keeps no order of rows. Ids are compared as texts, since
    # one file may store as integers what another stores as text.
    own, others = (one[id_column].cast(pa.large_string()) for one in (table, more))
    return pc.index_in(own.combine_chunks(), value_set=others.combine_chunks())


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
