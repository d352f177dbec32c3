"""What do a customer's lines add up to?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.days import day_number
from custseg.features.lines import N_USED, PURCHASE
from custseg.features.total import aggregate_totals

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from custseg.features.lines import Lines
    from custseg.features.total import Total


_DAYS = ("first_day", "last_day")


def needed_totals(names: Iterable[str], totals: Mapping[str, Total]) -> dict[str, Total]:
    """Return the totals of these names, and those that they read."""
    needed: dict[str, Total] = {}
    waiting = [name for name in names if name in totals]
    while waiting:
        total = totals[waiting.pop()]
        needed[total.name] = total
        waiting += [name for name in total.reads if name not in needed]
    return needed


def customer_totals(
    lines: Lines,
    visits: nw.LazyFrame[Any],
    totals: Mapping[str, Total],
    *,
    as_of: dt.date,
    period_days: int,
    contacts: nw.LazyFrame[Any] | None = None,
) -> nw.LazyFrame[Any]:
    """Return one row per customer, computing nothing but these totals.

    Parameters
    ----------
    lines, visits
        The lines, and what `read_visits` made of them for at least these totals.
    totals
        By name, with those that they read.
    as_of, period_days
        As for the visits.
    contacts
        Columns `customer` and `is_complaint`, a row per contact.

    Returns
    -------
    totals
        `customer`, `as_of_day`, `period_days` and the totals; days as numbers. Numbers of things are 0 for a customer without any, all
        other totals null for one without lines.
    """
    of_level = {
        level: [total for total in totals.values() if total.level == level]
        for level in ("line", "visit", "day", "kind", "contact")
    }
    used = visits.filter(nw.col("sort") < N_USED)
    again = [replace(total, of=nw.col(total.name)) for total in of_level["line"]]
    counted = [total for total in of_level["visit"] if total.how == "n_unique"]
    others = [total for total in of_level["visit"] if total not in counted]
    found = aggregate_totals(used, [*again, *others], "customer")
    for total in counted:
        found = found.join(_numbers(used, total), on="customer", how="left")
    if lines.listed is not None:  # before the contacts: who never bought may have called
        found = lines.listed.join(found, on="customer", how="left")
    days = _purchase_days(used) if of_level["day"] else None
    frames = {"day": days, "kind": lines.purchases, "contact": contacts}
    for level, frame in frames.items():
        if of_level[level] and frame is not None:
            more = aggregate_totals(frame, of_level[level], "customer")
            found = found.join(more, on="customer", how="left")
    return found.with_columns(
        **{name: day_number(nw.col(name)) for name in _DAYS if name in totals},
        **{name: nw.col(name).fill_null(0) for name in totals if name.startswith("n_")},
        as_of_day=nw.lit(as_of.toordinal()),
        period_days=nw.lit(period_days),
    )


def _numbers(visits: nw.LazyFrame[Any], total: Total) -> nw.LazyFrame[Any]:
    """Count different values: first each once per customer, then how many. DuckDB's distinct counts take half as long again."""
    values = visits.select("customer", total.of.alias("value"))
    once = values.filter(~nw.col("value").is_null()).unique()
    return once.group_by("customer").agg(nw.len().cast(nw.Int64).alias(total.name))


def _purchase_days(visits: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    bought = [nw.col("bought").sum()] if "bought" in visits.collect_schema().names() else []
    keys = ("customer", "number", "as_of_day")
    days = visits.filter(nw.col("sort") == PURCHASE).group_by(*keys)
    return days.agg(nw.len().alias("n_visits"), *bought).with_columns(
        previous=nw.col("number").shift(1).over("customer", order_by="number")
    )
