"""What did each customer do on each visit?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.days import day_number
from custseg.features.lines import N_USED
from custseg.features.total import aggregate_totals

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from custseg.features.lines import Lines
    from custseg.features.total import Total
    from custseg.tables import Engine

N_OF_SORT = "n_lines_of_sort"


def read_visits(
    engine: Engine, lines: Lines, totals: Mapping[str, Total], *, as_of: dt.date, period_days: int
) -> nw.LazyFrame[Any]:
    """Sum lines per visit, in the one pass over the transactions that most features need, and hold the result.

    To count days and orders over a third of the rows is faster than over all, and whatever a day tells is computed once per visit. Lines
    without a part are in it, as one row for each reason, so that no pass is needed to count them.

    Parameters
    ----------
    engine, lines
        The lines, and where they are.
    totals
        Those that are asked for, by name; the ones over lines are summed.
    as_of, period_days
        The day the features speak of, and the length of the periods that are compared.

    Returns
    -------
    visits
        Columns `sort`, `n_lines_of_sort` (how many lines), `customer`, `day` (date) and `order` (null for lines without a part), the
        sums, `number` (the day as one), `as_of_day` and `period_days`.
    """
    by_order = "n_orders" in totals and "order" in lines.frame.collect_schema().names()
    keys = ("customer", "day", *(("order",) if by_order else ()))
    is_used = nw.col("sort") < N_USED
    keyed = lines.frame.with_columns(nw.when(is_used).then(nw.col(key)).alias(key) for key in keys)
    summed = [total for total in totals.values() if total.level == "line"]
    visits = engine.hold(
        aggregate_totals(keyed, summed, "sort", *keys, more=(nw.len().alias(N_OF_SORT),))
    )
    if not by_order:
        visits = visits.with_columns(order=nw.col("day"))
    return visits.with_columns(
        number=day_number(nw.col("day")),
        as_of_day=nw.lit(as_of.toordinal()),
        period_days=nw.lit(period_days),
    )
