"""How do transactions become one row per customer as of a day?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pyarrow.compute as pc

from custseg.checks import check_at_least
from custseg.errors import ParameterError, TableError
from custseg.features.category_share import category_shares
from custseg.features.features import Features
from custseg.features.line_policy import LinePolicy
from custseg.features.lines import PURCHASE, read_lines
from custseg.features.registry import FEATURES
from custseg.features.totals import customer_totals, grouped_lines
from custseg.tables import Engine

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.features.feature import Feature
    from custseg.features.line_columns import LineColumns
    from custseg.features.lookup import Lookup


def build_features(
    transactions: Any,
    *,
    columns: LineColumns,
    as_of: dt.date,
    policy: LinePolicy = LinePolicy(),  # noqa: B008 - frozen
    categories: tuple[str, ...] = (),
    lookups: tuple[Lookup, ...] = (),
    window_days: int | None = None,
) -> Features:
    """Return what transactions say about each customer on the as-of day.

    Only lines before midnight at the start of that day count, so that nothing of the future leaks in. Money is
    summed exactly: neither the order of the lines nor the number of threads changes a bit. `docs/features.md` lists every feature.

    Parameters
    ----------
    transactions
        A Parquet or CSV file, or a pandas, Polars or Arrow table; one row is one line of an order.
    columns
        Which column plays which part. Features that need another column are left out.
    as_of
        The day the features speak of.
    policy
        Which lines count, and as what.
    categories
        Values of the category column that get a share of spend each.
    lookups
        Tables that tell more about the lines, such as the department of a product.
    window_days
        Only lines of so many days before the as-of day; None for all.

    Returns
    -------
    features
        One row per customer with a purchase, or a netted return, in that time.

    Raises
    ------
    TableError
        When the file cannot be read, columns are missing or have impossible types, or a lookup does not fit.
    ParameterError
        When the options contradict each other.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns
    >>> orders = pa.table(
    ...     {
    ...         "who": ["b", "a", "b"],
    ...         "day": [dt.date(2017, 1, 1), dt.date(2017, 1, 9), dt.date(2017, 1, 5)],
    ...         "paid": [5.0, 3.0, 2.5],
    ...     }
    ... )
    >>> columns = LineColumns(customer="who", time="day", amount="paid")
    >>> features = build_features(orders, columns=columns, as_of=dt.date(2017, 1, 11))
    >>> features.table.select(["who", "recency_days", "monetary_total", "mean_gap_days"]).to_pylist()[1]
    {'who': 'b', 'recency_days': 6, 'monetary_total': 7.5, 'mean_gap_days': 4.0}
    """
    _check_options(columns, categories, window_days)
    definitions = _possible(columns, policy, categories)
    with Engine() as engine:
        lines = read_lines(
            engine,
            transactions,
            columns=columns,
            policy=policy,
            lookups=lookups,
            categories=categories,
            first_day=None if window_days is None else as_of - dt.timedelta(days=window_days),
            end_day=as_of,
        )
        grouped = engine.collect(grouped_lines(lines.frame, as_of=as_of))
        _check_money_off(grouped)
        totals = customer_totals(engine.open(grouped), as_of=as_of)
        named = {feature.name: feature.expression for feature in definitions}
        table = engine.collect(totals.select(nw.col("customer").alias(columns.customer), **named))
    return Features(
        table=table.sort_by(columns.customer), definitions=definitions, lines=lines.counts(grouped)
    )


def _check_options(
    columns: LineColumns, categories: tuple[str, ...], window_days: int | None
) -> None:
    if window_days is not None:
        check_at_least(1, window_days=window_days)
    if categories and columns.category is None:
        raise ParameterError(
            "Shares of spend by category need a category column.",
            found=f"{len(categories)} categories, and no column",
            hint="name it: LineColumns(category=...).",
        )


def _check_money_off(grouped: pa.Table) -> None:
    purchases = grouped.filter(pc.equal(grouped["sort"], PURCHASE))
    negative = [
        name
        for name in ("discounts", "coupons")
        if name in grouped.column_names and (pc.sum(purchases[name]).as_py() or 0) < 0
    ]
    if negative:
        raise TableError(
            f"Money off is below 0 on the whole: {', '.join(negative)}.",
            expected="money off as positive numbers",
            hint="turn the sign of these columns.",
        )


def _possible(
    columns: LineColumns, policy: LinePolicy, categories: tuple[str, ...]
) -> tuple[Feature, ...]:
    absent = {
        name
        for name, is_there in (
            ("discounts", columns.discounts),
            ("coupons", columns.coupons),
            ("returned", policy.returns == "net"),
        )
        if not is_there
    }
    always = [feature for feature in FEATURES.values() if not absent.intersection(feature.reads)]
    return (*always, *category_shares(categories))
