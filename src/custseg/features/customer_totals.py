"""What do a customer's lines add up to?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.days import day_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from custseg.features.lines import Lines
    from custseg.features.total import Total
    from custseg.tables import Engine

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
    engine: Engine,
    lines: Lines,
    totals: Mapping[str, Total],
    *,
    as_of: dt.date,
    period_days: int,
    contacts: nw.LazyFrame[Any] | None = None,
) -> nw.LazyFrame[Any]:
    """Return one row per customer, computing nothing but these totals.

    Lines are summed per visit first, and visits per customer: to count days and orders of a third of the rows is faster than to count them
    of all (0.31 s instead of 0.36 s for 2 million lines), and whatever a day tells is computed once per visit.

    Parameters
    ----------
    engine, lines
        The lines, and where they are.
    totals
        By name, with those that they read.
    as_of, period_days
        The day the features speak of, and the length of the periods that are compared.
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
    dated = {"as_of_day": nw.lit(as_of.toordinal()), "period_days": nw.lit(period_days)}
    visits = _visits(lines, of_level["line"], by_order="n_orders" in totals)
    if of_level["day"]:
        visits = engine.hold(visits)
    visits = visits.with_columns(**dated, number=day_number(nw.col("day")))
    again = [replace(total, of=nw.col(total.name)) for total in of_level["line"]]
    found = _grouped(visits, [*again, *of_level["visit"]], "customer")
    more = []
    if of_level["day"]:
        more.append(_grouped(_purchase_days(visits), of_level["day"], "customer"))
    if of_level["kind"]:
        purchases = lines.used.filter(nw.col("is_purchase"))
        more.append(_grouped(purchases, of_level["kind"], "customer"))
    if of_level["contact"] and contacts is not None:
        more.append(_grouped(contacts, of_level["contact"], "customer"))
    for table in more:
        found = found.join(table, on="customer", how="left")
    if lines.listed is not None:
        found = lines.listed.join(found, on="customer", how="left")
    numbers = {name: day_number(nw.col(name)) for name in _DAYS if name in totals}
    counts = {name: nw.col(name).fill_null(0) for name in totals if name.startswith("n_")}
    return found.with_columns(**numbers, **counts, **dated)


def _visits(lines: Lines, totals: list[Total], *, by_order: bool) -> nw.LazyFrame[Any]:
    used = lines.used
    if not by_order:
        return _grouped(used, totals, "customer", "day")
    if "order" in used.collect_schema():
        return _grouped(used, totals, "customer", "day", "order")
    return _grouped(used, totals, "customer", "day").with_columns(order=nw.col("day"))


def _purchase_days(visits: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    present = visits.collect_schema().names()
    keys = ("customer", "number", "as_of_day")
    sums = [nw.col(name).sum() for name in ("bought",) if name in present]
    days = (
        visits.filter(nw.col("n_lines") > 0).group_by(*keys).agg(nw.len().alias("n_visits"), *sums)
    )
    return days.with_columns(previous=nw.col("number").shift(1).over("customer", order_by="number"))


def _grouped(frame: nw.LazyFrame[Any], totals: list[Total], *keys: str) -> nw.LazyFrame[Any]:
    values = frame.select(*keys, **{total.name: total.of for total in totals})
    return values.group_by(*keys).agg(*(_aggregate(total).alias(total.name) for total in totals))


def _aggregate(total: Total) -> nw.Expr:
    column = nw.col(total.name)
    if total.how == "min":
        return column.min()
    if total.how == "max":
        return column.max()
    if total.how == "sum":
        return column.sum().cast(nw.Int64)  # engines sum integers in wider ones, or not
    # narwhals counts null as one more value.
    return column.n_unique().cast(nw.Int64) - column.is_null().cast(nw.Int64).max()
