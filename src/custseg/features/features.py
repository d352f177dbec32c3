"""What do transactions say about customers on one day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.features.feature import Feature
    from custseg.features.line_counts import LineCounts


@dataclass(frozen=True, kw_only=True, eq=False)
class Features:
    """One row per customer, known on the as-of day.

    Parameters
    ----------
    table
        Sorted by its first column, the id under the source's name and in its type (text or integers); then one
        column per feature, null where missing.
    definitions
        What each column after the id is, in order.
    lines
        What became of the lines.
    rejects
        The lines that break the contract, in the columns that play a part, as they came, and `reason`. They are customers' rows: a file for
        those who mend the source, never for a log.
    n_extra_columns
        How many columns of the transactions play no part, and were not read.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns, build_features
    >>> orders = pa.table({"who": ["a", "b"], "day": [dt.date(2017, 1, 1)] * 2, "paid": [5.0, None], "till": [1, 2]})
    >>> columns = LineColumns(customer="who", time="day", amount="paid")
    >>> features = build_features(orders, columns=columns, as_of=dt.date(2017, 1, 11))
    >>> features.table.column_names[:2], features.definitions[0].name, features.lines.used
    (['who', 'recency_days'], 'recency_days', 1)
    >>> features.rejects["reason"].to_pylist(), features.n_extra_columns
    (['no amount, or an impossible one'], 1)
    """

    table: pa.Table
    definitions: tuple[Feature, ...]
    lines: LineCounts
    rejects: pa.Table
    n_extra_columns: int
