"""What do lifetime models learn from?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.customer_totals import customer_totals, needed_totals
from custseg.features.history_columns import HISTORY, HISTORY_READS
from custseg.features.line_policy import LinePolicy
from custseg.features.line_request import LineRequest
from custseg.features.lines import checked_lines
from custseg.features.totals import TOTALS
from custseg.features.visits import read_visits
from custseg.tables import DuckDBEngine

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from custseg.features.line_columns import LineColumns
    from custseg.features.lookup import Lookup
    from custseg.tables import Engine


def purchase_history(
    transactions: Any,
    *,
    columns: LineColumns,
    as_of: dt.date,
    policy: LinePolicy = LinePolicy(),  # noqa: B008 - frozen
    lookups: tuple[Lookup, ...] = (),
    window_days: int | None = None,
    customers: Any | None = None,
    engine: Engine | None = None,
) -> pa.Table:
    """Return how often each customer bought again before the as-of day.

    Parameters
    ----------
    transactions, columns, as_of, policy, lookups, window_days, customers, engine
        As for `build_features`; columns of categories, products and channels are not read.

    Returns
    -------
    history
        Sorted by `customer`, those with a purchase: `repeat_days` (days with a purchase, the first one left out), `days_to_last` (from
        the first purchase to the last), `days_observed` (from the first purchase to the as-of day) and `repeat_spend_mean` (money paid
        per repeat day, 0 where there is none).

    Raises
    ------
    TableError, ParameterError
        As for `build_features`.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns
    >>> days = [dt.date(2017, 1, 1), dt.date(2017, 1, 9), dt.date(2017, 1, 5)]
    >>> orders = pa.table({"who": ["b", "a", "b"], "day": days, "paid": [5.0, 3.0, 2.5]})
    >>> columns = LineColumns(customer="who", time="day", amount="paid")
    >>> purchase_history(orders, columns=columns, as_of=dt.date(2017, 1, 11)).to_pylist()[1]
    {'customer': 'b', 'repeat_days': 1, 'days_to_last': 4, 'days_observed': 10, 'repeat_spend_mean': 2.5}
    """
    request = LineRequest.before(
        as_of,
        transactions,
        columns=replace(columns, category=None, product=None, channel=None),
        policy=policy,
        lookups=lookups,
        window_days=window_days,
        customers=customers,
    )
    with engine or DuckDBEngine() as opened:
        lines, needed = checked_lines(opened, request), needed_totals(HISTORY_READS, TOTALS)
        visits = read_visits(opened, lines, needed, as_of=as_of, period_days=1)
        totals = customer_totals(lines, visits, needed, as_of=as_of, period_days=1)
        bought = totals.filter(nw.col("n_days") > 0)
        return opened.collect(bought.select("customer", **HISTORY).sort("customer"))
