"""What do a customer's lines add up to?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.days import weeks_back
from custseg.features.lines import PURCHASE, RETURN

if TYPE_CHECKING:
    import datetime as dt

_KEYS = ("customer", "sort")
_COUNTED = ("order", "day", "week")


def grouped_lines(lines: nw.LazyFrame[Any], *, as_of: dt.date) -> nw.LazyFrame[Any]:
    """Return one row per customer and sort of line: counts, first and last day, exact sums of money.

    Lines that are set aside are grouped too, so that one pass gives the features and the counts.
    """
    lines = lines.with_columns(week=weeks_back(nw.col("day"), as_of=as_of))
    summed = [name for name in lines.collect_schema().names() if name not in (*_KEYS, *_COUNTED)]
    grouped = lines.group_by(*_KEYS).agg(
        *(nw.col(name).n_unique().alias(f"n_{name}s") for name in _COUNTED),
        *(nw.col(name).sum() for name in summed),
        nw.len().alias("n_lines"),
        nw.col("day").min().alias("first_day"),
        nw.col("day").max().alias("last_day"),
    )
    # Below 2^53 units (900 thousand million) these are exact, and engines differ in their wider integers.
    return grouped.with_columns(nw.col(name).cast(nw.Float64) for name in summed)


def customer_totals(grouped: nw.LazyFrame[Any], *, as_of: dt.date) -> nw.LazyFrame[Any]:
    """Return one row per customer with a purchase or a netted return.

    Parameters
    ----------
    grouped
        From `grouped_lines`.
    as_of
        The day the features speak of.

    Returns
    -------
    totals
        `customer`, `as_of_day`, `first_day`, `last_day` (numbers; null without a purchase), `n_orders`, `n_days`,
        `n_weeks`, `n_lines` (of purchases), and in units of money `spend` (net), `bought`, `returned`, and whatever else was summed over
        purchases.
    """
    purchases = grouped.filter(nw.col("sort") == PURCHASE).drop("sort").rename({"units": "bought"})
    returns = grouped.filter(nw.col("sort") == RETURN).select("customer", returned=-nw.col("units"))
    both = purchases.join(returns, on="customer", how="full")
    days = ("first_day", "last_day")
    sums = [name for name in purchases.collect_schema().names() if name not in ("customer", *days)]
    return both.select(
        *days,
        *(nw.col(name).fill_null(0) for name in (*sums, "returned")),
        customer=nw.coalesce("customer", "customer_right"),
        as_of_day=nw.lit(as_of.toordinal()),
        spend=nw.col("bought").fill_null(0) - nw.col("returned").fill_null(0),
    )
