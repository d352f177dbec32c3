"""What do lifetime models know of customers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError
from custseg.tables import as_numbers

if TYPE_CHECKING:
    from typing import Self

    import pyarrow as pa
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

_COLUMNS = ("repeat_days", "days_to_last", "days_observed", "repeat_spend_mean")


@dataclass(frozen=True, kw_only=True, eq=False)
class RepeatPurchases:
    """How often customers bought again, until when, and for how much; NaN everywhere for one without a purchase.

    Lifetime papers write x, t_x and T, and call them frequency, recency and age. Their frequency leaves the first purchase
    out, and their recency is an age: neither is what custseg calls so elsewhere.

    Parameters
    ----------
    counts
        float64 (n,): x, days with a purchase after the first such day.
    days_to_last
        float64 (n,): t_x, days from the first purchase to the last.
    days_observed
        float64 (n,): T, days from the first purchase to the last day that was seen, the one before the as-of day.
    spend_mean
        float64 (n,): money per repeat day, 0 where there is none.

    Examples
    --------
    >>> import pyarrow as pa
    >>> history = pa.table(
    ...     {
    ...         "customer": ["a", "b"],
    ...         "repeat_days": [2, 0],
    ...         "days_to_last": [30, 0],
    ...         "days_observed": [39, 1],
    ...         "repeat_spend_mean": [12.5, 0.0],
    ...     }
    ... )
    >>> RepeatPurchases.of(history).days_observed.tolist()
    [38.0, 0.0]
    """

    counts: Vector
    days_to_last: Vector
    days_observed: Vector
    spend_mean: Vector

    def __len__(self) -> int:
        return len(self.counts)

    @classmethod
    def of(cls, history: pa.Table) -> Self:
        """Read a table as `purchase_history` makes it, whose `days_observed` reach to the as-of day.

        Raises
        ------
        TableError
            When a column is missing or holds no numbers, or rows contradict themselves.
        """
        missing = [name for name in _COLUMNS if name not in history.column_names]
        if missing:
            raise TableError(
                f"The purchase history lacks columns: {missing}.",
                found=sorted(history.column_names),
                hint="make it with purchase_history.",
            )
        counts, to_last, to_as_of, spend = (
            as_numbers(history[name])[0].astype(np.float64) for name in _COLUMNS
        )
        counts[~(counts >= 0)] = np.nan
        # The papers count to the end of the last day observed, which CDNOW's published T confirms.
        observed = to_as_of - 1
        _check_rows(counts, to_last, observed)
        is_absent = np.isnan(counts)
        for values in (to_last, observed, spend):
            values[is_absent] = np.nan
        return cls(counts=counts, days_to_last=to_last, days_observed=observed, spend_mean=spend)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Self:
        """Return those of these rows."""
        return type(self)(
            counts=self.counts[rows],
            days_to_last=self.days_to_last[rows],
            days_observed=self.days_observed[rows],
            spend_mean=self.spend_mean[rows],
        )


def _check_rows(counts: Vector, to_last: Vector, observed: Vector) -> None:
    is_there = ~np.isnan(counts)
    # Repeat days differ from each other and from the first, so they take at least as many days.
    holds = (counts <= to_last) & (to_last <= observed) & np.isfinite(observed)
    holds &= (counts > 0) | (to_last == 0)
    n_wrong = int((is_there & ~holds).sum())
    if n_wrong:
        raise TableError(
            "The purchase history contradicts itself.",
            found=f"{n_wrong:,} of {len(counts):,} rows",
            expected="repeat_days <= days_to_last < days_observed, and 0 days to the last where there is no repeat",
            hint="make it with purchase_history.",
        )
