"""Which lines count, and as what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from custseg.checks import check_one_of


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
        Lines whose amount is below 0: `net` lowers what the customer spent, and is no purchase; `drop` sets them aside.
    set_aside
        Rules for the lines of this source; the first that applies gives the reason.

    Examples
    --------
    >>> LinePolicy(returns="drop").duplicates
    'keep'
    """

    duplicates: Literal["keep", "drop"] = "keep"
    returns: Literal["net", "drop"] = "net"
    set_aside: tuple[SetAsideRule, ...] = ()

    def __post_init__(self) -> None:
        check_one_of(("keep", "drop"), duplicates=self.duplicates)
        check_one_of(("net", "drop"), returns=self.returns)
