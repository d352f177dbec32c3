"""What does each line say, in the same words for every source?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.features.exact_money import as_units

if TYPE_CHECKING:
    from custseg.features.line_policy import LinePolicy


def line_parts(present: tuple[str, ...], *, has_hours: bool) -> dict[str, nw.Expr]:
    """Return what follows from the columns of a line.

    Parameters
    ----------
    present
        The columns that there are: those of `LineColumns.parts`, `moment` (the local time), and `rate` where money is converted.
    has_hours
        Whether the times can tell an hour.

    Returns
    -------
    parts
        `day` (date) and `units` (of money, signed); where there are such columns `pieces` (the quantity in ten-thousandths), `discounts`,
        `coupons` and `money_off` (units), and `hour` (null at midnight, which is how a day without a time of day is told).
    """
    parts = {
        "day": nw.col("moment").cast(nw.Date),
        "units": _units(present),
        **_money_off(present),
    }
    if "quantity" in present:
        parts["pieces"] = as_units(nw.col("quantity")).fill_null(0)
    return {**parts, **_clock()} if has_hours else parts


def rate_of(policy: LinePolicy) -> nw.Expr:
    """Return what one unit of the line's currency is worth in that of the features, null where nobody says."""
    code = nw.col("currency").cast(nw.String)
    rate: nw.Expr = nw.when(code == policy.currency).then(nw.lit(1.0))
    for name, worth in policy.rates.items():
        if name != policy.currency:
            rate = nw.when(code == name).then(nw.lit(float(worth))).otherwise(rate)
    return rate


def _units(present: tuple[str, ...]) -> nw.Expr:
    if "amount" in present:
        return _converted("amount", present)
    price = nw.col("unit_price").cast(nw.Float64)
    amount = price * nw.col("quantity").cast(nw.Float64)
    return as_units(amount * nw.col("rate") if "rate" in present else amount)


def _money_off(present: tuple[str, ...]) -> dict[str, nw.Expr]:
    parts = {}
    for kind in ("discounts", "coupons"):
        amounts = [
            _converted(name, present).fill_null(0)
            for name in present
            if name.startswith(f"{kind} ")
        ]
        if amounts:
            parts[kind] = nw.sum_horizontal(*amounts)
    if parts:
        parts["money_off"] = nw.sum_horizontal(*parts.values())
    return parts


def _converted(name: str, present: tuple[str, ...]) -> nw.Expr:
    amount = nw.col(name).cast(nw.Float64)
    return as_units(amount * nw.col("rate") if "rate" in present else amount)


def _clock() -> dict[str, nw.Expr]:
    time = nw.col("moment").dt
    is_midnight = (time.hour() == 0) & (time.minute() == 0) & (time.second() == 0)
    return {
        # Whether a time of day is known is for the line alone to say, and never for the other lines.
        "hour": nw.when(~is_midnight).then(time.hour().cast(nw.Int64)),
    }
