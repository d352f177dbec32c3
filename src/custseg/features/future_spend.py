"""What did customers spend after the as-of day?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.checks import check_at_least
from custseg.features.customer_totals import customer_totals, needed_totals
from custseg.features.days import check_day, shifted_day
from custseg.features.exact_money import as_money
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


def future_spend(
    transactions: Any,
    *,
    columns: LineColumns,
    as_of: dt.date,
    days: int,
    policy: LinePolicy = LinePolicy(),  # noqa: B008 - frozen
    lookups: tuple[Lookup, ...] = (),
    engine: Engine | None = None,
) -> pa.Table:
    """Return what each customer spent on the as-of day and after it: an outcome to foretell, never a feature.

    Parameters
    ----------
    transactions, columns, policy, lookups, engine
        As for `build_features`; columns of categories, products and channels are not read.
    as_of
        The first day that counts.
    days
        How many days count.

    Returns
    -------
    table
        The id under the source's name, sorted, and `outcome`: money spent in [as_of, as_of + days), less netted returns.
        Customers without a line in that time are not in it: they spent 0.

    Raises
    ------
    TableError, ParameterError
        As for `build_features`.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.features import LineColumns
    >>> orders = pa.table({"who": [7, 8], "day": [dt.date(2017, 1, 1), dt.date(2017, 1, 9)], "paid": [5.0, 3.0]})
    >>> columns = LineColumns(customer="who", time="day", amount="paid")
    >>> future_spend(orders, columns=columns, as_of=dt.date(2017, 1, 9), days=30).to_pylist()
    [{'who': 8, 'outcome': 3.0}]
    """
    check_at_least(1, days=days)
    check_day(as_of=as_of)
    request = LineRequest(
        transactions=transactions,
        columns=replace(columns, category=None, product=None, channel=None),
        policy=policy,
        lookups=lookups,
        first_day=as_of,
        end_day=shifted_day(as_of, days, name="days"),
    )
    with engine or DuckDBEngine() as opened:
        lines, needed = checked_lines(opened, request), needed_totals(("spend",), TOTALS)
        visits = read_visits(opened, lines, needed, as_of=as_of, period_days=1)
        totals = customer_totals(lines, visits, needed, as_of=as_of, period_days=1)
        who = nw.col("customer").alias(columns.customer)
        spent = totals.select(who, outcome=as_money(nw.col("spend")))
        return opened.collect(spent.sort(columns.customer))
