"""What is summed or counted over a customer's lines?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

Level: TypeAlias = Literal["line", "visit", "day", "kind", "contact"]
How: TypeAlias = Literal["sum", "min", "max", "n_unique"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Total:
    """One aggregate per customer, which features read.

    Parameters
    ----------
    name
        What features call it.
    level
        What it is taken over: the lines used; the visits, which are a customer's lines of one order and day; the days with a
        purchase; the kinds (products, categories, channels) of purchase lines; or the contacts.
    of
        What it takes of each, over the columns of that level. Sums are of integers, so that they are exact in any order.
    how
        How these become one; missing values count for nothing.
    reads
        Other totals that it is made of.
    needs
        What the transactions must have for it.

    Examples
    --------
    >>> from custseg.features.totals import TOTALS
    >>> TOTALS["n_days"].level, TOTALS["n_days"].how, TOTALS["n_days"].reads
    ('visit', 'n_unique', ('n_lines',))
    """

    name: str
    level: Level
    of: nw.Expr
    how: How = "sum"
    reads: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
