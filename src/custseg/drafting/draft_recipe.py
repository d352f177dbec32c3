"""What does the recipe of an unknown table look like?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.column_facts import column_facts
from custseg.drafting.covered_days import covered_days
from custseg.drafting.draft_customers import draft_customers
from custseg.drafting.find_id import find_id
from custseg.drafting.line_roles import line_roles
from custseg.drafting.name_senses import is_customer_name, is_id_name
from custseg.drafting.render_customers import render_customers
from custseg.drafting.render_lines import render_lines
from custseg.drafting.unread_times import unread_times
from custseg.drafting.without_role import without_role
from custseg.errors import TableError
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from custseg.drafting.column_facts import ColumnFacts
    from custseg.drafting.table_place import TablePlace


def draft_recipe(table: pa.Table, place: TablePlace) -> str:
    """Return a commented recipe in TOML, for order lines or for a finished customer table, whichever it is.

    No value of a column is written down but levels of at least 10 rows, and the months between which at least 10 customers buy.

    Parameters
    ----------
    table
        All of the table, or a sample of its rows; no two columns share a name.
    place
        Where it is, and how many rows it has.

    Raises
    ------
    TableError
        When it has no rows, several rows for a customer without times and amounts, order lines of fewer than
        10 customers, or no column that tells customers apart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.table_place import TablePlace
    >>> table = pa.table({"customer_id": range(40), "spend": [float(n**2) for n in range(40)]})
    >>> place = TablePlace(source=".", table="shop.parquet", n_rows=40, n_looked_at=40)
    >>> [line for line in draft_recipe(table, place).splitlines() if line.startswith("spend")]
    ['spend = "money"  # its name says money']
    """
    _check(table, place)
    facts = [column_facts(name, table[name]) for name in table.column_names]
    roles = line_roles(facts)
    if roles is None:
        _check_one_row_each(facts, place)
        return render_customers(draft_customers(facts), place)
    days = covered_days(roles.customer, roles.time)
    if days is None:
        raise _too_few(place)
    return render_lines(
        roles,
        place,
        days=days,
        has_duplicates=_has_duplicates(facts),
        left_out=without_role(facts, used=roles.used),
    )


def _check(table: pa.Table, place: TablePlace) -> None:
    if not len(table):
        raise TableError(
            f"'{place.table}' has no rows.", hint="a draft is made from what stands in them."
        )


def _too_few(place: TablePlace) -> TableError:
    return TableError(
        f"'{place.table}' has lines of fewer than {MIN_COVERED} customers on days from 1970 to 2099.",
        hint="a draft tells nothing of so few: bring the lines of more customers.",
    )


def _check_one_row_each(facts: Sequence[ColumnFacts], place: TablePlace) -> None:
    """Refuse rows of the same customers, where nothing says when they bought and for how much."""
    id_facts, unread = find_id(facts), unread_times(facts)
    # With times that cannot be read, a unique number may as well be that of a line.
    if id_facts is not None and (is_customer_name(id_facts.name) or not unread):
        return
    repeated = [
        one.name
        for one in facts
        if is_customer_name(one.name)
        and is_id_name(one.name)
        and len(one.distinct) < len(one) - one.n_missing
    ]
    if repeated:
        raise TableError(
            f"'{place.table}' has several rows for one customer, and is no table of order lines.",
            found=f"ids that come again in {repeated}"
            + (f", and times that cannot be read in {unread}" if unread else ""),
            expected="one row per customer, or a column of times and one of amounts",
            hint="bring one row per customer, or name the columns so that their names say what they hold; times are read as "
            "2024-01-31, or where one usual format fits all, such as 31.01.2024 10:30.",
        )


def _has_duplicates(facts: Sequence[ColumnFacts]) -> bool:
    rows = np.unique(np.stack([one.codes for one in facts]), axis=1)
    return bool(rows.shape[1] < len(facts[0]))
