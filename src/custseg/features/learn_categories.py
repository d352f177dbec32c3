"""Which categories or channels are worth a feature each?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import narwhals.stable.v2 as nw

from custseg.checks import check_at_least, check_one_of
from custseg.errors import ParameterError
from custseg.features.line_policy import LinePolicy
from custseg.features.line_request import LineRequest
from custseg.features.lines import checked_lines
from custseg.features.spend_share import category_share
from custseg.tables import DuckDBEngine

if TYPE_CHECKING:
    import datetime as dt

    from custseg.features.line_columns import LineColumns
    from custseg.features.lookup import Lookup
    from custseg.tables import Engine

_MIN_CUSTOMERS = 10  # whatever is stored covers at least so many


def learn_categories(
    transactions: Any,
    *,
    columns: LineColumns,
    as_of: dt.date,
    n: int,
    which: Literal["category", "channel"] = "category",
    policy: LinePolicy = LinePolicy(),  # noqa: B008 - frozen
    lookups: tuple[Lookup, ...] = (),
    window_days: int | None = None,
    customers: Any | None = None,
    engine: Engine | None = None,
) -> tuple[str, ...]:
    """Return the categories, or channels, that most money was paid for, each bought by at least 10 customers.

    They are learned once, and kept in a `FeatureState`: a category that others buy later gives nobody a new feature.

    Parameters
    ----------
    transactions, columns, as_of, policy, lookups, window_days, engine
        As for `build_features`.
    n
        How many, at most.
    which
        The column to look at.
    customers
        A source whose column of customers lists those whose purchases count; None for everybody's.

    Returns
    -------
    values
        The one with most money first; ties in the order of their texts. One whose name says nothing, or the same as a greater one's in
        snake case, is left out.

    Raises
    ------
    TableError, ParameterError
        As for `build_features`, and when there is no such column.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns
    >>> orders = pa.table({"who": [*range(10), 0], "day": [dt.date(2017, 1, 1)] * 11, "paid": [1.0] * 11, "kind": ["tea"] * 10 + ["gold"]})
    >>> columns = LineColumns(customer="who", time="day", amount="paid", category="kind")
    >>> learn_categories(orders, columns=columns, as_of=dt.date(2017, 1, 2), n=5)
    ('tea',)
    """
    check_at_least(1, n=n)
    check_one_of(("category", "channel"), which=which)
    request = LineRequest.before(
        as_of,
        transactions,
        columns=columns,
        policy=policy,
        lookups=lookups,
        window_days=window_days,
        customers=customers,
    )
    lacking = [] if which in columns.parts else [f"no column tells the {which}"]
    with engine or DuckDBEngine() as opened:
        bought = checked_lines(opened, request, *lacking).purchases
        by_value = bought.select("customer", "units", value=nw.col(which).cast(nw.String))
        grouped = by_value.group_by("value").agg(
            nw.col("units").sum().cast(nw.Int64), nw.col("customer").n_unique().alias("n_customers")
        )
        found = opened.collect(grouped.filter(nw.col("n_customers") >= _MIN_CUSTOMERS)).to_pylist()
    known = [row for row in found if row["value"] is not None]
    return _named([row["value"] for row in sorted(known, key=_by_money)])[:n]


def _by_money(row: dict[str, Any]) -> tuple[int, str]:
    return -row["units"], row["value"]


def _named(values: list[str]) -> tuple[str, ...]:
    by_name: dict[str, str] = {}
    for value in values:
        try:
            by_name.setdefault(category_share(value).name, value)
        except ParameterError:
            continue
    return tuple(by_name.values())
