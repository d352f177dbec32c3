"""What else is known of the customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.report import SetAside
from custseg.segmentation import is_blank, read_ids
from custseg.workflows.by_id import take_by_id
from custseg.workflows.source_table import name_of, read_source

if TYPE_CHECKING:
    from custseg.workflows.source_table import SourceTable


def add_attributes(
    table: pa.Table, source: SourceTable, *, id_column: str, columns: tuple[str, ...]
) -> tuple[pa.Table, tuple[SetAside, ...]]:
    """Return the table with columns of another, null where that does not know a customer, and its rows that are nobody's.

    Parameters
    ----------
    table
        One row per customer.
    source
        The attributes: a row for each id, which is compared as text. Rows without an id take no part.
    id_column
        Its name in both.
    columns
        Those to add.

    Raises
    ------
    TableError
        When a column is missing or there already, or an id stands in two rows.
    """
    known, name = read_source(source), name_of(source)
    missing = [one for one in (id_column, *columns) if one not in known.column_names]
    if missing:
        raise TableError(f"'{name}' lacks {missing}.", found=sorted(known.column_names))
    ids = read_ids(known[id_column], name=id_column)
    is_nobody = is_blank(ids)
    known, ids = known.filter(pa.array(~is_nobody)), ids.filter(pa.array(~is_nobody))
    if pc.count_distinct(ids).as_py() < len(ids):
        raise TableError(
            f"'{name}' has several rows for one '{id_column}'.",
            hint="keep one row of each customer.",
        )
    double = [one for one in columns if one in table.column_names]
    if double:
        raise TableError(
            f"'{name}' brings columns that are built already: {double}.",
            hint="rename them, or leave them out of [data.attributes].",
        )
    more = take_by_id(table, known, id_column=id_column, columns=columns)
    for column, values in more.items():
        table = table.append_column(column, values)
    return table, _nobodys(int(np.count_nonzero(is_nobody)))


def _nobodys(n: int) -> tuple[SetAside, ...]:
    return (SetAside(what="attribute rows", n=n, reason="no customer id"),) if n else ()
