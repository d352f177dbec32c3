"""Which lines count, and as what?"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from custseg.checks import check_one_of
from custseg.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class SetAsideRule:
    """Lines to leave out because of a value in one of their columns, such as postage.

    Parameters
    ----------
    column
        Of the transactions, or of a lookup.
    values
        Any of them sets a line aside. A column of numbers is compared with numbers, any other by its text.
    reason
        What the counts call these lines.

    Examples
    --------
    >>> rule = SetAsideRule(column="StockCode", values=("POST", "DOT"), reason="postage")
    >>> LinePolicy(set_aside=(rule,)).set_aside[0].reason
    'postage'
    """

    column: str
    values: tuple[str | float, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class LinePolicy:
    """What becomes of doubtful lines.

    Parameters
    ----------
    duplicates
        Lines that agree with another one in every column of the source: `keep` them (two equal items on one receipt), or `drop`
        all but one (a file that was loaded twice).
    returns
        Lines whose amount is below 0: `net` lowers what the customer spent, and is no purchase; `count` leaves what was spent as it
        is, and tells returns in their own features alone; `drop` sets them aside.
    set_aside
        Rules for the lines of this source; the first that applies gives the reason.
    currency
        The currency of the features, where the lines stand in several.
    rates
        What one unit of another currency is worth in it. Lines in a currency without a rate are rejected.
    time_zone
        Whose days and hours count for times that have a time zone, such as `Europe/London`; None for UTC.
    time_format
        How CSV files write times, as for `strptime`: `%d/%m/%Y %H:%M`; None for ISO 8601.

    Raises
    ------
    ParameterError
        When a word is not known, or the rates make no sense.

    Examples
    --------
    >>> LinePolicy(returns="drop").duplicates
    'keep'
    >>> LinePolicy(currency="EUR", rates={"GBP": 1.15}).rates["GBP"]
    1.15
    """

    duplicates: Literal["keep", "drop"] = "keep"
    returns: Literal["net", "drop", "count"] = "net"
    set_aside: tuple[SetAsideRule, ...] = ()
    currency: str | None = None
    rates: Mapping[str, float] = field(default_factory=dict)
    time_zone: str | None = None
    time_format: str | None = None

    def __post_init__(self) -> None:
        check_one_of(("keep", "drop"), duplicates=self.duplicates)
        check_one_of(("net", "drop", "count"), returns=self.returns)
        _check_rates(self.currency, dict(self.rates))


def _check_rates(currency: str | None, rates: dict[str, float]) -> None:
    wrong = {
        name: rate
        for name, rate in rates.items()
        if not (rate > 0 and math.isfinite(rate)) or (name == currency and rate != 1)
    }
    if wrong or (rates and currency is None):
        raise ParameterError(
            "These rates make no sense.",
            found=f"currency={currency!r}, rates={wrong or rates}",
            expected="a currency of the features, and for others what one unit is worth in it, above 0",
        )
