"""Which lines of which table are asked for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from custseg.checks import check_at_least
from custseg.features.days import check_day, shifted_day
from custseg.tables import CsvCells

if TYPE_CHECKING:
    import datetime as dt
    from typing import Self

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

    @property
    def cells(self) -> CsvCells:
        """How the cells of CSV files are read."""
        return CsvCells(
            times=(self.columns.time,),
            numbers=self.columns.numbers,
            time_format=self.policy.time_format,
            time_zone=self.policy.time_zone or "UTC",
        )

    @classmethod
    def before(
        cls,
        as_of: dt.date,
        transactions: Any,
        *,
        columns: LineColumns,
        policy: LinePolicy,
        lookups: tuple[Lookup, ...],
        window_days: int | None,
        customers: Any | None = None,
    ) -> Self:
        """Ask for the lines before a day, those of the last so many days, or all of them.

        Raises
        ------
        ParameterError
            When `as_of` is no date, or the window holds no day or begins before the calendar.
        """
        check_day(as_of=as_of)
        first_day = None
        if window_days is not None:
            check_at_least(1, window_days=window_days)
            first_day = shifted_day(as_of, -window_days, name="window_days")
        return cls(
            transactions=transactions,
            columns=columns,
            policy=policy,
            lookups=lookups,
            first_day=first_day,
            end_day=as_of,
            customers=customers,
        )
