"""How are numbers and names written, so that people read them without stumbling?"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.report.report_data import SetAside

NO_FIGURE = "\N{EN DASH}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"


def format_count(number: int) -> str:
    """Write a count with its thousands apart.

    Examples
    --------
    >>> format_count(1469307)
    '1,469,307'
    """
    return f"{number:,}"


def format_share(share: float | None) -> str:
    """Write a share of 1 in per cent, never rounded to nothing or to all.

    Examples
    --------
    >>> [format_share(share).replace("\N{NO-BREAK SPACE}", " ") for share in (0.123, 0.051, 0.0001, 0.9999)]
    ['12 %', '5.1 %', 'under 0.1 %', 'over 99 %']
    """
    if share is None or not math.isfinite(share):
        return NO_FIGURE
    if 0 < share < 0.001:  # noqa: PLR2004 - what one decimal cannot show
        return f"under{_NO_BREAK}0.1{_NO_BREAK}%"
    if 0.995 <= share < 1:  # noqa: PLR2004 - what would round to all
        return f"over{_NO_BREAK}99{_NO_BREAK}%"
    decimals = 1 if 0 < share < 0.0995 else 0  # noqa: PLR2004 - 9.95 % rounds to two digits
    return f"{100 * share:.{decimals}f}{_NO_BREAK}%"


def format_number(number: float | None) -> str:
    """Write any number with about three digits that say something.

    Examples
    --------
    >>> [format_number(number) for number in (1234.5, 38.25, 0.6180, 0.00412, 3.0)]
    ['1,234', '38.2', '0.62', '0.0041', '3']
    """
    if number is None or not math.isfinite(number):
        return NO_FIGURE
    if number == int(number):
        return _with_minus(f"{number:,.0f}")
    size = math.floor(math.log10(abs(number)))
    decimals = max(0, 2 - max(size, 0)) if size >= -1 else 1 - size
    return _with_minus(f"{number:,.{decimals}f}")


def format_short(number: float) -> str:
    """Write any number where there is little room: millions are counted.

    Examples
    --------
    >>> [format_short(number).replace("\N{NO-BREAK SPACE}", " ") for number in (38.25, 999_999.0, 1_234_567.0)]
    ['38.2', '999,999', '1.23 M']
    """
    if abs(number) < 1e6:  # noqa: PLR2004 - a million
        return format_number(number)
    return f"{format_number(number / 1e6)}{_NO_BREAK}M"


def format_figure(name: str, value: float | None) -> str:
    """Write a criterion's figure by what its name says it is: a share, a count, or an index.

    Examples
    --------
    >>> [format_figure(*figure).replace("\N{NO-BREAK SPACE}", " ") for figure in
    ...  (("smallest_share", 0.084), ("n_segments", 5.0), ("ari", 0.8312), ("ari", -0.001))]
    ['8.4 %', '5', '0.83', '0.00']
    """
    if value is None or not math.isfinite(value):
        return NO_FIGURE
    if "share" in name.split("_"):
        return format_share(value)
    if name.startswith("n_") or abs(value) > 1:
        return format_number(value)
    return _with_minus(f"{value:.2f}")


def format_points(points: float) -> str:
    """Write points, or a difference of them, with two decimals.

    Examples
    --------
    >>> format_points(0.7142), format_points(0.0012).replace("\N{NO-BREAK SPACE}", " ")
    ('0.71', 'under 0.01')
    """
    if 0 < points < 0.005:  # noqa: PLR2004 - what two decimals cannot show
        return f"under{_NO_BREAK}0.01"
    return _with_minus(f"{points:.2f}")


def format_p(p: float) -> str:
    """Write a probability to see as much by chance.

    Examples
    --------
    >>> format_p(0.04), format_p(0.0004)
    ('p = 0.04', 'p < 0.01')
    """
    return "p < 0.01" if p < 0.01 else f"p = {p:.2f}"  # noqa: PLR2004 - what two decimals cannot show


def format_difference(difference: float) -> str:
    """Write a standardised difference with its sign.

    Examples
    --------
    >>> [format_difference(difference) for difference in (1.26, 0.01)]
    ['+1.3', '0.0']
    """
    written = f"{difference:+.1f}"
    return written[1:] if float(written) == 0 else _with_minus(written)


def format_set_aside(entry: SetAside) -> str:
    """Write how many were set aside: lines exactly, customers and rows of them only where they are at least ten.

    Examples
    --------
    >>> from custseg.report import SetAside
    >>> [format_set_aside(SetAside(what=what, n=3, reason="Twice.")) for what in ("lines", "customers")]
    ['3', 'fewer than 10']
    """
    if entry.what != "lines" and 0 < entry.n < MIN_COVERED:
        return f"fewer than {MIN_COVERED}"
    return format_count(entry.n)


def space_percent(text: str) -> str:
    """Write the per cent of a sentence as the figures beside it are written.

    Examples
    --------
    >>> space_percent("0.4% of 12 %").replace("\N{NO-BREAK SPACE}", " ")
    '0.4 % of 12 %'
    """
    return re.sub(r"(?<=\d) ?%", f"{_NO_BREAK}%", text)


def shorten(text: str, *, limit: int) -> str:
    """Bring a name onto one line of at most `limit` characters; its middle goes, since like names differ at their ends.

    Examples
    --------
    >>> shorten("spend_share_of_all_orders_food", limit=20)
    'spend_shar…ders_food'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    n_last = (limit - 1) // 2
    return f"{line[: limit - 1 - n_last].rstrip()}…{line[-n_last:].lstrip()}"


def _with_minus(written: str) -> str:
    if not any(digit in written for digit in "123456789"):
        return written.removeprefix("-")
    return written.replace("-", _MINUS)
