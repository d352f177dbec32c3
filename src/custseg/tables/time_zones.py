"""Which clocks does a time zone's name mean?"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from custseg.errors import ParameterError


def check_time_zone(name: str) -> None:
    """Refuse a name that the IANA time zone database does not know.

    Raises
    ------
    ParameterError
        When it is not known.

    Examples
    --------
    >>> check_time_zone("London")
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: 'London' is no time zone.
    Expected: a name of the IANA database, such as Europe/London.
    """
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise ParameterError(
            f"{name!r} is no time zone.",
            expected="a name of the IANA database, such as Europe/London",
        ) from None
