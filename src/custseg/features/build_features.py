"""How do transactions become one row per customer as of a day?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.checks import check_at_least
from custseg.features.contacts import contact_faults, contacts_of, open_contacts
from custseg.features.count_sorts import count_sorts
from custseg.features.customer_totals import customer_totals
from custseg.features.days import shifted_day
from custseg.features.feature_menu import feature_menu, state_faults
from custseg.features.feature_state import FeatureState
from custseg.features.features import Features
from custseg.features.history_columns import HISTORY
from custseg.features.lapse_features import model_columns
from custseg.features.line_policy import LinePolicy
from custseg.features.line_request import LineRequest
from custseg.features.line_source import check_faults, open_lines, source_faults
from custseg.features.lines import read_lines
from custseg.features.visits import read_visits
from custseg.tables import DuckDBEngine

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from custseg.features.contacts import Contacts
    from custseg.features.feature_menu import FeatureMenu
    from custseg.features.line_columns import LineColumns
    from custseg.features.line_source import LineSource
    from custseg.features.lookup import Lookup
    from custseg.tables import Engine


def build_features(
    transactions: Any,
    *,
    columns: LineColumns,
    as_of: dt.date,
    policy: LinePolicy = LinePolicy(),  # noqa: B008 - frozen
    lookups: tuple[Lookup, ...] = (),
    names: tuple[str, ...] | None = None,
    state: FeatureState = FeatureState(),  # noqa: B008 - frozen
    contacts: Contacts | None = None,
    customers: Any | None = None,
    window_days: int | None = None,
    period_days: int = 90,
    engine: Engine | None = None,
) -> Features:
    """Return what transactions say about each customer on the as-of day.

    Only lines before midnight at the start of that day count, so that nothing of the future leaks in. Money is
    summed exactly: neither the order of the lines, the number of threads nor the engine changes a bit.
    `docs/features.md` lists every feature.

    Parameters
    ----------
    transactions
        A Parquet or CSV file, a pattern, a folder or a list of such files, a pandas, Polars or Arrow table, or whatever else
        the engine opens; one row is one line of an order.
    columns
        Which column plays which part.
    as_of
        The day the features speak of.
    policy
        Which lines count, and as what.
    lookups
        Tables that tell more about the lines, such as the department of a product.
    names
        The features to compute; None for all that the columns allow.
    state
        Categories and channels that get a share of spend each, and lifetime models: what was fitted once.
    contacts
        Contacts with the service.
    customers
        A source whose column of customers lists those who get a row each. Who has no line then has counts of 0, and all else is
        missing. None: everybody with a purchase or a return.
    window_days
        Only lines of so many days before the as-of day; None for all.
    period_days
        The length of a period: `spend_growth` compares the last two, `expected_purchases` looks one ahead.
    engine
        Where it is computed; None for a `DuckDBEngine` of its own.

    Returns
    -------
    features
        A table with one row per customer, and what became of the lines.

    Raises
    ------
    TableError
        When files cannot be read, or columns and options do not fit, all faults being named at once.
    ParameterError
        When the options contradict each other.

    Examples
    --------
    >>> import datetime as dt
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
    >>> names = ("recency_days", "monetary_total", "mean_gap_days")
    >>> build_features(orders, columns=columns, as_of=dt.date(2017, 1, 11), names=names).table.to_pylist()[1]
    {'who': 'b', 'recency_days': 6, 'monetary_total': 7.5, 'mean_gap_days': 4.0}
    """
    check_at_least(1, period_days=period_days)
    request = LineRequest.before(
        as_of,
        transactions,
        columns=columns,
        policy=policy,
        lookups=lookups,
        window_days=window_days,
        customers=customers,
    )
    shifted_day(as_of, -2 * period_days, name="period_days")
    with engine or DuckDBEngine() as opened:
        source = open_lines(opened, request)
        like = source.schema.get(columns.customer)
        desk = open_contacts(opened, contacts, request, like=like)
        menu = feature_menu(
            source, request, state=state, contacts=contacts, period_days=period_days
        )
        faults = [
            *source_faults(source, request),
            *contact_faults(opened, contacts, desk, source, request),
            *state_faults(request, state),
            *menu.faults(names or ()),
        ]
        check_faults(faults, source)
        chosen = menu.possible() if names is None else tuple(dict.fromkeys(names))
        calls = contacts_of(opened, contacts, desk, request, like=like)
        return _built(opened, source, request, menu, chosen=chosen, calls=calls)


def _built(
    engine: Engine,
    source: LineSource,
    request: LineRequest,
    menu: FeatureMenu,
    *,
    chosen: tuple[str, ...],
    calls: nw.LazyFrame[Any] | None,
) -> Features:
    lines, needed = read_lines(engine, source, request), menu.reads(chosen)
    days: Any = {"as_of": request.end_day, "period_days": menu.period_days}
    visits = read_visits(engine, lines, needed, **days)
    totals = customer_totals(lines, visits, needed, contacts=calls, **days)
    counts = lines.counts(count_sorts(engine, visits))
    return Features(
        table=_table(engine, totals, menu, chosen, customer=request.columns.customer),
        definitions=tuple(menu.features[name] for name in chosen),
        lines=counts,
        rejects=lines.rejects(engine, request, counts),
        n_extra_columns=source.n_extra(request),
    )


def _table(
    engine: Engine,
    totals: nw.LazyFrame[Any],
    menu: FeatureMenu,
    chosen: tuple[str, ...],
    *,
    customer: str,
) -> pa.Table:
    of_models = [name for name in chosen if name in menu.of_models]
    plain = {name: menu.features[name].expression for name in chosen if name not in menu.of_models}
    history = HISTORY if of_models else {}
    asked = totals.select(nw.col("customer").alias(customer), **plain, **history)
    table = engine.collect(asked.sort(customer))
    if of_models:
        known = model_columns(table, menu.state, horizon_days=menu.period_days)
        for name in of_models:
            table = table.append_column(name, known[name])
    return table.select([customer, *chosen])
