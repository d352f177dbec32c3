"""Why does a line take no part?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.features.exact_money import as_units
from custseg.tables import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.features.line_policy import LinePolicy, SetAsideRule

# The Gregorian calendar, which all engines count alike, and the last year of four digits.
_FIRST_DAY, _LAST_DAY = dt.date(1583, 1, 1), dt.date(9999, 12, 31)
# All of Unicode's, as Arrow trims them.
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))


@dataclass(frozen=True, kw_only=True, eq=False)
class Reason:
    """A reason why a line is rejected or set aside.

    Parameters
    ----------
    text
        What the counts call it.
    applies
        Whether it does, of the columns and parts of a line.
    is_fault
        Whether the line breaks the contract, and is rejected; else it is sound and set aside.

    Examples
    --------
    >>> Reason(text="no time", applies=nw.col("time").is_null(), is_fault=True).text
    'no time'
    """

    text: str
    applies: nw.Expr
    is_fault: bool = False


def line_reasons(
    schema: Mapping[str, nw.dtypes.DType],
    policy: LinePolicy,
    *,
    first_day: dt.date | None,
    end_day: dt.date,
) -> tuple[Reason, ...]:
    """Return the reasons in the order in which they are tried: the first that applies is the one that is counted.

    Parameters
    ----------
    schema
        Of lines with the columns and parts that `line_parts` tells.
    policy
        Brings own rules, whose columns are called after `rule_column`.
    first_day, end_day
        Lines from the first day (None: from ever) to the day before the end take part.
    """
    return (
        Reason(text="no customer id", applies=is_blank(schema, "customer")),
        *_faults(schema),
        *(_of_rule(rule, schema[rule_column(rule)]) for rule in policy.set_aside),
        *([Reason(text="returns", applies=is_return(schema))] if policy.returns == "drop" else []),
        *_by_day(first_day, end_day),
        *([_NOT_LISTED] if "is_listed" in schema else []),
    )


def is_return(schema: Mapping[str, nw.dtypes.DType]) -> nw.Expr:
    """Return whether money went back, or goods that had cost nothing."""
    if "quantity" not in schema:
        return nw.col("units") < 0
    return (nw.col("units") < 0) | ((nw.col("units") == 0) & (nw.col("quantity") < 0))


def rule_column(rule: SetAsideRule) -> str:
    """Return what the column of a rule is called among those of a line."""
    return f"rule: {rule.column}"


def as_number(value: str | float) -> float:
    """Return a rule's value as a number.

    Raises
    ------
    ValueError
        When it is none.
    """
    # An integer stays one: beyond 2^53 a float would be another id.
    return int(value) if str(value).lstrip("-").isdecimal() else float(value)


_NOT_LISTED = Reason(text="not among the customers", applies=nw.col("is_listed").is_null())


def _faults(schema: Mapping[str, nw.dtypes.DType]) -> list[Reason]:
    out_of_range = (nw.col("day") < nw.lit(_FIRST_DAY)) | (nw.col("day") > nw.lit(_LAST_DAY))
    # Of a CSV file, a cell that holds something, and no time, is no missing one.
    tried = [
        ("no time", nw.col("time").is_null() & ~_is_unread(schema, "time")),
        ("an impossible time", out_of_range | _is_unread(schema, "time")),
    ]
    if "rate" in schema:
        tried.append(("no rate for its currency", nw.col("rate").is_null()))
    tried.append(("no amount, or an impossible one", nw.col("units").is_null()))
    if "order" in schema:
        tried.append(("no order id", is_blank(schema, "order")))
    if "quantity" in schema:
        contradicts = (nw.col("units") > 0) & (nw.col("quantity") < 0)
        is_wrong = _is_impossible("quantity") | _is_unread(schema, "quantity") | contradicts
        tried.append(("an impossible quantity", is_wrong))
    tried += _faults_of_money_off(schema)
    return [Reason(text=text, applies=applies, is_fault=True) for text, applies in tried]


def _faults_of_money_off(schema: Mapping[str, nw.dtypes.DType]) -> list[tuple[str, nw.Expr]]:
    money_off = [name for name in schema if name.startswith(("discounts ", "coupons "))]
    # What goes back takes its money off with it: of returns none is read, so its sign does not matter.
    is_bought = ~is_return(schema)
    return [
        *(
            ("impossible money off", _is_impossible(name) | _is_unread(schema, name))
            for name in money_off
        ),
        *(("money off below 0", is_bought & (nw.col(name) < 0)) for name in money_off),
    ]


def _is_unread(schema: Mapping[str, nw.dtypes.DType], name: str) -> nw.Expr:
    text = text_of(name)
    if text not in schema:
        return nw.lit(False)  # noqa: FBT003 - a column of it
    return nw.col(name).is_null() & ~is_blank(schema, text)


def is_blank(schema: Mapping[str, nw.dtypes.DType], name: str) -> nw.Expr:
    """Return whether a column of ids tells none: missing, or a text of blanks."""
    is_missing = nw.col(name).is_null()
    if schema[name] != nw.String:
        return is_missing
    # To trim Unicode takes long, and most ids begin with a letter or a digit: no blank lies between these two signs.
    text, no = nw.col(name), nw.lit(False)  # noqa: FBT003 - a column of it
    may_be_blank = (text < "!") | (text > "~")
    return is_missing | nw.when(may_be_blank).then(text.str.strip_chars(_BLANKS) == "").otherwise(
        no
    )


def _is_impossible(name: str) -> nw.Expr:
    number = nw.col(name).cast(nw.Float64)
    return ~number.is_null() & ~number.is_nan() & as_units(number).is_null()


def _of_rule(rule: SetAsideRule, kind: nw.dtypes.DType) -> Reason:
    column = nw.col(rule_column(rule))
    if kind.is_numeric():
        applies = column.is_in([as_number(value) for value in rule.values])
    else:
        applies = column.cast(nw.String).is_in([str(value) for value in rule.values])
    return Reason(text=rule.reason, applies=applies)


def _by_day(first_day: dt.date | None, end_day: dt.date) -> list[Reason]:
    late = Reason(text=f"on or after {end_day}", applies=nw.col("day") >= nw.lit(end_day))
    if first_day is None:
        return [late]
    early = nw.col("day") < nw.lit(first_day)
    return [Reason(text=f"before {first_day}", applies=early), late]
