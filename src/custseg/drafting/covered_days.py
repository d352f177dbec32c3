"""From which day to which do at least 10 customers buy?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    import datetime as dt

    from custseg.drafting.column_facts import ColumnFacts

# Days outside stand for "not known" or "for ever": 1900-01-01, 1970-01-01, 9999-12-31.
_FIRST, _END = np.datetime64("1970-01-02"), np.datetime64("2100-01-01")


def covered_days(customer: ColumnFacts, time: ColumnFacts) -> tuple[dt.date, dt.date] | None:
    """Return the tenth first day of a customer and the tenth last one from the end; None with fewer than 10 customers.

    Up to the one, and from the other on, at least 10 customers bought. Days that stand for no day do not count: those before
    1970-01-02, and those after 2099.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> days = [dt.date(2024, 1, 1 + n) for n in range(30)]
    >>> customer = column_facts("customer", pa.chunked_array([[n % 15 for n in range(30)]]))
    >>> covered_days(customer, column_facts("day", pa.chunked_array([days])))
    (datetime.date(2024, 1, 10), datetime.date(2024, 1, 21))
    """
    known = (customer.codes >= 0) & (time.codes >= 0)
    days = time.distinct.astype("datetime64[D]")[time.codes[known]]
    is_day = (days >= _FIRST) & (days < _END)
    firsts, lasts = _ends(customer.codes[known][is_day], days[is_day])
    if len(firsts) < MIN_COVERED:
        return None
    ends = firsts[MIN_COVERED - 1].item(), lasts[-MIN_COVERED].item()
    return min(ends), max(ends)


def _ends(customers: np.ndarray, days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.lexsort((days, customers))
    _, starts = np.unique(customers[order], return_index=True)
    sorted_days = days[order]
    firsts, lasts = sorted_days[starts], sorted_days[np.append(starts[1:], len(days)) - 1]
    return np.sort(firsts), np.sort(lasts)
