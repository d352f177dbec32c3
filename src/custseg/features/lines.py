"""What is each line: a purchase, a return, or set aside, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw
import pyarrow.compute as pc

from custseg.errors import ParameterError
from custseg.features.category_share import bought_column
from custseg.features.days import day_number
from custseg.features.exact_money import as_units
from custseg.features.line_counts import LineCounts
from custseg.features.line_source import check_line_columns, joined, typed

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from custseg.features.line_columns import LineColumns
    from custseg.features.line_policy import LinePolicy, SetAsideRule
    from custseg.features.lookup import Lookup
    from custseg.tables import Engine

_Reason: TypeAlias = tuple[str, nw.Expr]

PURCHASE, RETURN = 0, 1
_N_USED = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Lines:
    """Transaction lines, each of one sort.

    Parameters
    ----------
    frame
        Columns `customer`, `sort`, `order`, `day` (number), `units` (of money, signed), `discounts`, `coupons` where there are,
        and one of money paid for each category.
    reasons
        Why lines of sort 2, 3, … are set aside.
    n_duplicates
        Lines that were dropped before.
    """

    frame: nw.LazyFrame[Any]
    reasons: tuple[str, ...]
    n_duplicates: int

    def counts(self, grouped: pa.Table) -> LineCounts:
        """Count the lines of a table with the columns `sort` and `n_lines`."""
        by_sort = dict.fromkeys(range(_N_USED + len(self.reasons)), 0)
        for sort in pc.unique(grouped["sort"]).to_pylist():
            by_sort[sort] = pc.sum(
                grouped.filter(pc.equal(grouped["sort"], sort))["n_lines"]
            ).as_py()
        aside = {"exact duplicates": self.n_duplicates}
        for sort, reason in enumerate(self.reasons, start=_N_USED):
            aside[reason] = aside.get(reason, 0) + by_sort[sort]
        return LineCounts(
            lines_in=self.n_duplicates + sum(by_sort.values()),
            used=by_sort[PURCHASE] + by_sort[RETURN],
            set_aside=tuple((reason, n) for reason, n in aside.items() if n),
        )


def read_lines(
    engine: Engine,
    transactions: Any,
    *,
    columns: LineColumns,
    policy: LinePolicy,
    lookups: tuple[Lookup, ...],
    categories: tuple[str, ...] = (),
    first_day: dt.date | None,
    end_day: dt.date,
) -> Lines:
    """Open transactions, and sort their lines.

    Parameters
    ----------
    engine
        Computes them, and must stay open as long as they are needed.
    transactions
        A path, or a table.
    columns, policy, lookups
        See their classes.
    categories
        To sum money for.
    first_day, end_day
        Lines from the first day (None: from ever) to the day before the end are used.

    Raises
    ------
    TableError
        When columns are missing or have impossible types, or a lookup does not fit.
    """
    source = engine.open(transactions, text_columns=columns.ids)
    check_line_columns(source, columns, policy, lookups)
    distinct, n_duplicates = _distinct(engine, source, policy)
    lines = typed(engine, joined(engine, distinct, lookups), columns)
    reasons = [
        *_unusable(lines, columns),
        *_by_rules(lines, policy.set_aside),
        *_returns(columns, policy),
        *_outside(columns, first_day, end_day),
    ]
    return Lines(
        frame=lines.select(
            **_parts(columns),
            **{bought_column(category): _paid_for(category, columns) for category in categories},
            sort=_sort(columns, [applies for _, applies in reasons]),
        ),
        reasons=tuple(reason for reason, _ in reasons),
        n_duplicates=n_duplicates,
    )


def _distinct(
    engine: Engine, source: nw.LazyFrame[Any], policy: LinePolicy
) -> tuple[nw.LazyFrame[Any], int]:
    if policy.duplicates == "keep":
        return source, 0
    distinct = source.unique()
    n_before, n_after = (
        engine.collect(frame.select(nw.len().alias("n")))["n"][0].as_py()
        for frame in (source, distinct)
    )
    return distinct, n_before - n_after


def _unusable(lines: nw.LazyFrame[Any], columns: LineColumns) -> list[_Reason]:
    reasons = [
        ("no customer id", _is_blank(lines, columns.customer)),
        ("no time", nw.col(columns.time).is_null()),
        ("no amount, or an impossible one", _units(columns).is_null()),
    ]
    if columns.order is not None:
        reasons.append(("no order id", _is_blank(lines, columns.order)))
    return reasons


def _is_blank(lines: nw.LazyFrame[Any], name: str) -> nw.Expr:
    is_missing = nw.col(name).is_null()
    if lines.collect_schema()[name] != nw.String:
        return is_missing
    return is_missing | (nw.col(name).str.strip_chars() == "")


def _by_rules(lines: nw.LazyFrame[Any], rules: tuple[SetAsideRule, ...]) -> list[_Reason]:
    schema = lines.collect_schema()
    return [(rule.reason, _told_apart(rule, schema[rule.column])) for rule in rules]


def _told_apart(rule: SetAsideRule, kind: nw.dtypes.DType) -> nw.Expr:
    column = nw.col(rule.column)
    if not kind.is_numeric():
        column = column.cast(nw.String)
    return column.is_in(_comparable(rule, kind))


def _comparable(rule: SetAsideRule, kind: nw.dtypes.DType) -> list[str | float]:
    if not kind.is_numeric():
        return [str(value) for value in rule.values]
    try:
        return [_number(value) for value in rule.values]
    except ValueError:
        raise ParameterError(
            f"Lines are set aside by texts in column '{rule.column}', which holds numbers.",
            found=list(rule.values),
            hint="give numbers.",
        ) from None


def _number(value: str | float) -> float:
    # An integer stays one: beyond 2^53 a float would be another id.
    return int(value) if str(value).lstrip("-").isdecimal() else float(value)


def _returns(columns: LineColumns, policy: LinePolicy) -> list[_Reason]:
    return [("returns", _units(columns) < 0)] if policy.returns == "drop" else []


def _outside(columns: LineColumns, first_day: dt.date | None, end_day: dt.date) -> list[_Reason]:
    day = day_number(nw.col(columns.time))
    late = (f"on or after {end_day}", day >= end_day.toordinal())
    if first_day is None:
        return [late]
    return [(f"before {first_day}", day < first_day.toordinal()), late]


def _sort(columns: LineColumns, conditions: list[nw.Expr]) -> nw.Expr:
    sort = nw.when(_units(columns) < 0).then(nw.lit(RETURN)).otherwise(nw.lit(PURCHASE))
    for number, applies in reversed(list(enumerate(conditions, start=_N_USED))):
        sort = nw.when(applies).then(nw.lit(number)).otherwise(sort)
    return sort


def _parts(columns: LineColumns) -> dict[str, nw.Expr]:
    day = day_number(nw.col(columns.time))
    parts = {
        "customer": nw.col(columns.customer),
        "order": day if columns.order is None else nw.col(columns.order),
        "day": day,
        "units": _units(columns),
    }
    if columns.discounts:
        parts["discounts"] = _sum_of_units(columns.discounts)
    if columns.coupons:
        parts["coupons"] = _sum_of_units(columns.coupons)
    return parts


def _units(columns: LineColumns) -> nw.Expr:
    if columns.amount is not None:
        return as_units(nw.col(columns.amount))
    price, quantity = nw.col(columns.unit_price or ""), nw.col(columns.quantity or "")
    return as_units(price.cast(nw.Float64) * quantity.cast(nw.Float64))


def _sum_of_units(names: tuple[str, ...]) -> nw.Expr:
    return nw.sum_horizontal(*(as_units(nw.col(name)).fill_null(0) for name in names))


def _paid_for(category: str, columns: LineColumns) -> nw.Expr:
    is_it = nw.col(columns.category or "").cast(nw.String) == category
    return nw.when(is_it).then(_units(columns)).otherwise(nw.lit(0))
