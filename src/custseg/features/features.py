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

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns, build_features
    >>> orders = pa.table({"who": ["a"], "day": [dt.date(2017, 1, 1)], "paid": [5.0]})
    >>> columns = LineColumns(customer="who", time="day", amount="paid")
    >>> features = build_features(orders, columns=columns, as_of=dt.date(2017, 1, 11))
    >>> features.table.column_names[:2], features.definitions[0].name, features.lines.used
    (['who', 'recency_days'], 'recency_days', 1)
    """

    table: pa.Table
    definitions: tuple[Feature, ...]
    lines: LineCounts
