"""Which lines of which table are asked for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from custseg.features.line_columns import LineColumns
    from custseg.features.line_policy import LinePolicy
    from custseg.features.lookup import Lookup


@dataclass(frozen=True, kw_only=True, eq=False)
class LineRequest:
    """Transactions, and what is to be read of them.

    Parameters
    ----------
    transactions
        A source that the engine opens.
    columns, policy, lookups
        See their classes.
    first_day, end_day
        Lines from the first day (None: from ever) to the day before the end are used.
    customers
        A source whose column of customers lists those whose lines are used; None for everybody's.
    """

    transactions: Any
    columns: LineColumns
    policy: LinePolicy
    lookups: tuple[Lookup, ...] = ()
    first_day: dt.date | None
    end_day: dt.date
    customers: Any | None = None
