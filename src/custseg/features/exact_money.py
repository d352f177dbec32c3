"""How is money summed so that no order of the lines, thread or engine changes a bit?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

UNITS_PER_MONEY = 10_000
# Nine thousand lines of it still fit a sum of 64 bits; a greater sum is an error on every engine, and never wraps.
GREATEST_AMOUNT = 1e11


def as_units(amount: nw.Expr) -> nw.Expr:
    """Return money as integers of 1/10,000 (half a unit is rounded up), null where missing, infinite or beyond 10^11.

    Sums of integers are the same in any order, sums of floats are not. `floor` is the only rounding on
    which all engines agree.
    """
    amount = amount.cast(nw.Float64)
    is_possible = amount.is_finite() & (amount.abs() <= GREATEST_AMOUNT)
    units = (nw.when(is_possible).then(amount) * UNITS_PER_MONEY + 0.5).floor()
    return units.cast(nw.Int64)


def as_money(units: nw.Expr) -> nw.Expr:
    """Return a sum of units as money, float64."""
    return units.cast(nw.Float64) / UNITS_PER_MONEY
