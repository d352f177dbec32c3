"""Which totals are there?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.days import week_day, weeks_back
from custseg.features.lines import PURCHASE
from custseg.features.total import Total

# Names of parts that transactions may lack; messages tell them to users.
DISCOUNTS, COUPONS, MONEY_OFF = "discounts", "coupons", "discounts or coupons"
QUANTITY, PRODUCT, CATEGORY, CHANNEL = "quantity", "product", "category", "channel"
RETURNS, NETTED = "returns that are not dropped", "returns that are netted"
HOURS = "times with a time of day"
TWO_PERIODS = "a window of at least two periods"
CONTACTS, COMPLAINTS = "contacts", "complaints"

_IS_PURCHASE, _IS_RETURN = nw.col("is_purchase"), ~nw.col("is_purchase")
_HAS_MONEY_OFF = _IS_PURCHASE & (nw.col("money_off") > 0)
_IS_VISIT = nw.col("sort") == PURCHASE  # a visit is of purchases or of returns


def _only(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value).otherwise(nw.lit(0))


def bought_for(name: str, condition: nw.Expr, *needs: str) -> Total:
    """Return the money paid on some purchase lines, as a total."""
    paid = _only(_IS_PURCHASE & condition, nw.col("units"))
    return Total(name=name, level="line", of=paid, needs=needs)


def _in_hours(name: str, first: int, end: int) -> Total:
    return bought_for(name, (nw.col("hour") >= first) & (nw.col("hour") < end), HOURS)


def _number_of_lines(name: str, condition: nw.Expr, *needs: str) -> Total:
    return Total(name=name, level="line", of=_only(condition, nw.lit(1)), needs=needs)


_LINES = (
    _number_of_lines("n_lines", _IS_PURCHASE),
    _number_of_lines("n_returned_lines", _IS_RETURN, RETURNS),
    _number_of_lines("n_lines_off", _HAS_MONEY_OFF, MONEY_OFF),
    Total(name="spend", level="line", of=nw.col("net_units")),
    Total(name="bought", level="line", of=_only(_IS_PURCHASE, nw.col("units"))),
    Total(name="returned", level="line", of=_only(_IS_RETURN, -nw.col("units")), needs=(RETURNS,)),
    Total(name="netted", level="line", of=_only(_IS_RETURN, -nw.col("units")), needs=(NETTED,)),
    Total(
        name="discounts",
        level="line",
        of=_only(_IS_PURCHASE, nw.col("discounts")),
        needs=(DISCOUNTS,),
    ),
    Total(
        name="coupons", level="line", of=_only(_IS_PURCHASE, nw.col("coupons")), needs=(COUPONS,)
    ),
    bought_for("bought_off", nw.col("money_off") > 0, MONEY_OFF),
    Total(
        name="quantity", level="line", of=_only(_IS_PURCHASE, nw.col("pieces")), needs=(QUANTITY,)
    ),
    Total(
        name="quantity_off",
        level="line",
        of=_only(_HAS_MONEY_OFF, nw.col("pieces")),
        needs=(QUANTITY, MONEY_OFF),
    ),
    bought_for("bought_timed", ~nw.col("hour").is_null(), HOURS),
    _in_hours("bought_night", 0, 6),
    _in_hours("bought_morning", 6, 12),
    _in_hours("bought_afternoon", 12, 18),
    _in_hours("bought_evening", 18, 24),
)

_PERIOD_STARTS = nw.col("as_of_day") - nw.col("period_days")
_IS_RECENT = nw.col("number") >= _PERIOD_STARTS
_IS_BEFORE = ~_IS_RECENT & (nw.col("number") >= _PERIOD_STARTS - nw.col("period_days"))
_SATURDAY = 5

_VISITS = (
    Total(
        name="first_day",
        level="visit",
        of=nw.when(_IS_VISIT).then(nw.col("day")),
        how="min",
    ),
    Total(
        name="last_day",
        level="visit",
        of=nw.when(_IS_VISIT).then(nw.col("day")),
        how="max",
    ),
    Total(
        name="n_days",
        level="visit",
        of=nw.when(_IS_VISIT).then(nw.col("day")),
        how="n_unique",
    ),
    Total(
        name="n_orders",
        level="visit",
        of=nw.when(_IS_VISIT).then(nw.col("order")),
        how="n_unique",
    ),
    Total(
        name="bought_weekend",
        level="visit",
        of=_only(week_day(nw.col("number")) >= _SATURDAY, nw.col("bought")),
        reads=("bought",),
    ),
    Total(
        name="bought_recently",
        level="visit",
        of=_only(_IS_RECENT, nw.col("bought")),
        reads=("bought",),
        needs=(TWO_PERIODS,),
    ),
    Total(
        name="bought_before",
        level="visit",
        of=_only(_IS_BEFORE, nw.col("bought")),
        reads=("bought",),
        needs=(TWO_PERIODS,),
    ),
)

_GAP = nw.col("number") - nw.col("previous")

_DAYS = (
    Total(
        name="n_weeks",
        level="day",
        of=weeks_back(nw.col("number"), as_of_day=nw.col("as_of_day")),
        how="n_unique",
    ),
    Total(name="gap_squares", level="day", of=_GAP * _GAP),
    Total(
        name="bought_first_day",
        level="day",
        of=_only(nw.col("previous").is_null(), nw.col("bought")),
        reads=("bought",),
    ),
)

_KINDS = tuple(
    Total(name=name, level="kind", of=nw.col(part), how="n_unique", needs=(part,))
    for name, part in (
        ("n_products", PRODUCT),
        ("n_categories", CATEGORY),
        ("n_channels", CHANNEL),
    )
)

_CONTACTS = (
    Total(name="n_contacts", level="contact", of=nw.lit(1), needs=(CONTACTS,)),
    Total(
        name="n_complaints",
        level="contact",
        of=_only(nw.col("is_complaint"), nw.lit(1)),
        needs=(COMPLAINTS,),
    ),
)

TOTALS: dict[str, Total] = {
    total.name: total for total in (*_LINES, *_VISITS, *_DAYS, *_KINDS, *_CONTACTS)
}
