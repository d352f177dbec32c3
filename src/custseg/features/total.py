"""What is summed or counted over a customer's lines?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Iterable

Level: TypeAlias = Literal["line", "visit", "day", "kind", "contact"]
How: TypeAlias = Literal["sum", "min", "max", "n_unique"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Total:
    """One aggregate per customer, which features read.

    Parameters
    ----------
    name
        What features call it.
    level
        What it is taken over: the lines used; the visits, which are a customer's purchases, or returns, of one order and day; the days
        with a purchase; the kinds (products, categories, channels) of purchase lines; or the contacts.
    of
        What it takes of each, over the columns of that level. Sums are of integers, so that they are exact in any order.
    how
        How these become one; missing values count for nothing.
    reads
        Other totals that it is made of.
    needs
        What the transactions must have for it.

    Examples
    --------
    >>> from custseg.features.totals import TOTALS
    >>> TOTALS["bought_weekend"].level, TOTALS["bought_weekend"].how, TOTALS["bought_weekend"].reads
    ('visit', 'sum', ('bought',))
    """

    name: str
    level: Level
    of: nw.Expr
    how: How = "sum"
    reads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def aggregate_totals(
    frame: nw.LazyFrame[Any], totals: Iterable[Total], *keys: str, more: tuple[nw.Expr, ...] = ()
) -> nw.LazyFrame[Any]:
    """Return one row per key with each total under its name, and more aggregates."""
    totals = tuple(totals)
    values = frame.select(*keys, **{total.name: total.of for total in totals})
    found = [_aggregate(total).alias(total.name) for total in totals]
    return values.group_by(*keys).agg(*found, *more)


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
