"""Which day is it, as a number that can be subtracted?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from typing import Final

DAYS_OF_WEEK: Final = 7


def check_day(**days: object) -> None:
    """Refuse what is no date, each under its name: a time of day would cut the day in two.

    Raises
    ------
    ParameterError
        When one is a time, a text, or anything else.

    Examples
    --------
    >>> check_day(as_of=dt.datetime(2017, 1, 1, 12))
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: as_of is no date.
    Found: a datetime.
    Expected: a date without a time of day, such as datetime.date(2017, 10, 1).
    """
    for name, day in days.items():
        if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
            raise ParameterError(
                f"{name} is no date.",
                found=f"a {type(day).__name__}",
                expected="a date without a time of day, such as datetime.date(2017, 10, 1)",
            )


def shifted_day(day: dt.date, n_days: int, *, name: str) -> dt.date:
    """Return the day so many days later, or earlier where they are below 0.

    Raises
    ------
    ParameterError
        When the calendar has no such day; `name` is what the number is called then.
    """
    try:
        return day + dt.timedelta(days=n_days)
    except OverflowError:
        raise ParameterError(
            f"{name} reaches beyond the calendar.",
            found=f"{abs(n_days):,} days from {day}",
            expected="a day of the years 1 to 9999",
        ) from None


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
