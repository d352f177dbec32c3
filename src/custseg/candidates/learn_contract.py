"""Which levels and ranges does a customer table have, as far as they may be told?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED, covered_quantile
from custseg.segmentation import Column, Contract, level_texts  # noqa: TC001 - the example names Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

_TAIL = 0.005


def learn_contract(table: pa.Table, *, id_column: str, columns: Iterable[Column]) -> Contract:
    """Return the contract that a customer table keeps, with its levels and the range of its numbers.

    Nothing in it tells of fewer than 10 customers: rarer levels are left out, and the ends of a range are
    means of 10 neighbouring values.

    Parameters
    ----------
    table
        One row per customer.
    id_column, columns
        What to read; levels that a column brings are kept as given.

    Raises
    ------
    TableError
        When columns are missing, or ids are neither text nor integers.

    Examples
    --------
    >>> import pyarrow as pa
    >>> table = pa.table({"id": range(30), "region": ["north"] * 18 + ["south"] * 10 + ["isle"] * 2})
    >>> asked = (Column(name="region", kind="category"),)
    >>> learn_contract(table, id_column="id", columns=asked).columns[0].levels
    ('north', 'south')
    """
    asked = Contract(id_column=id_column, columns=tuple(columns))
    asked.check_columns(table.column_names, where="The customer table")
    levelled = [_with_levels(table, column) for column in asked.columns]
    contract = Contract(id_column=id_column, columns=tuple(levelled))
    customers = contract.read(table).customers
    ranged = [
        _with_range(column, customers.raw[:, position]) for position, column in enumerate(levelled)
    ]
    return Contract(id_column=id_column, columns=tuple(ranged))


def _with_levels(table: pa.Table, column: Column) -> Column:
    if column.levels or column.kind not in ("binary", "category"):
        return column
    counts = Counter(level_texts(table[column.name], column).drop_null().to_pylist())
    common = sorted(
        (level for level, n in counts.items() if n >= MIN_COVERED),
        key=lambda level: (-counts[level], level),
    )
    return replace(column, levels=tuple(common))


def _with_range(column: Column, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Column:
    known = values[~np.isnan(values)]
    if column.has_levels or len(known) < MIN_COVERED:
        return column
    low, high = (covered_quantile(known, fraction) for fraction in (_TAIL, 1 - _TAIL))
    return replace(column, low=low, high=high)
