"""What are the same customers like a period later?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.rules import MIN_COVERED
from custseg.tables import digest_table
from custseg.workflows.customer_table import customer_table
from custseg.workflows.experiment_data import Later

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe
    from custseg.segmentation import Contract, Customers
    from custseg.workflows.experiment_data import Group


@dataclass(frozen=True, kw_only=True, eq=False)
class NextTable:
    """The customers of the next period, and the SHA-256 of the table they come from."""

    customers: Customers
    digest: str


def next_table(
    loaded: LoadedRecipe, contract: Contract, *, source: Path | None
) -> NextTable | None:
    """Read the customers of the next period, by the contract of this one; None where the recipe does not ask.

    Parameters
    ----------
    loaded
        The recipe, and where its paths start.
    contract
        Learned in this period.
    source
        A file in place of the recipe's transactions.

    Raises
    ------
    TableError
        When a file or a column is missing.
    """
    asked = loaded.recipe.next_period
    if asked is None:
        return None
    found = customer_table(
        _moved(loaded),
        source=None if asked.table is not None else source,
        state=contract.features,
    )
    customers = contract.read(found.table).customers
    return NextTable(customers=customers, digest=digest_table(found.table))


def known_later(group: Group, later: Customers) -> Later:
    """Find the customers of a group among those of the next period."""
    own, others = (pc.cast(ids, pa.large_string()) for ids in (group.customers.ids, later.ids))
    positions = np.asarray(pc.fill_null(pc.index_in(own, value_set=others), -1))
    rows = np.flatnonzero(positions >= 0)
    return Later(rows=rows, customers=later.take(positions[rows]))


def check_known(later: Later, *, n_customers: int) -> None:
    """Refuse a next period that knows too few of the customers that a refit would learn from.

    Raises
    ------
    TableError
        When fewer than 10 of them are known.
    """
    if len(later.rows) < MIN_COVERED:
        raise TableError(
            "The next period knows too few of the same customers.",
            found=f"{len(later.rows)} of {n_customers:,}",
            expected=f"at least {MIN_COVERED}",
            hint="check the ids and the table of [next_period], or leave the section out.",
        )


def _moved(loaded: LoadedRecipe) -> LoadedRecipe:
    recipe, asked = loaded.recipe, loaded.recipe.next_period
    assert asked is not None  # noqa: S101 - the caller has looked
    data = recipe.data
    if data.as_of is not None and asked.days is not None:
        data = data.model_copy(update={"as_of": data.as_of + dt.timedelta(days=asked.days)})
    if data.customers is not None and asked.table is not None:
        customers = data.customers.model_copy(update={"table": asked.table})
        data = data.model_copy(update={"customers": customers})
    return replace(loaded, recipe=recipe.model_copy(update={"data": data, "outcome": None}))
