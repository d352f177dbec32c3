"""Which day is it, as a number that can be subtracted?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from typing import Final

DAYS_OF_WEEK: Final = 7


def day_number(time: nw.Expr) -> nw.Expr:
    """Return the days since 0000-12-31 of dates or times, as `datetime.date.toordinal` does.

    Year and day of year are what all engines have in common: neither differences of dates nor
    timestamps work on each.
    """
    years = time.dt.year().cast(nw.Int64) - 1
    leap_days = _whole(years / 4) - _whole(years / 100) + _whole(years / 400)
    return time.dt.ordinal_day().cast(nw.Int64) + years * 365 + leap_days


def week_day(number: nw.Expr) -> nw.Expr:
    """Return 0 for a Monday to 6 for a Sunday, of a day number."""
    return (number - 1) % DAYS_OF_WEEK


def weeks_back(number: nw.Expr, *, as_of_day: nw.Expr) -> nw.Expr:
    """Return 0 for the seven days before the as-of day, 1 for the seven before those, and so on."""
    return _whole((as_of_day - 1 - number) / DAYS_OF_WEEK)


def _whole(number: nw.Expr) -> nw.Expr:
    # Right for quotients of small integers, and a tenth of the SQL that `//` becomes.
    return number.floor().cast(nw.Int64)
