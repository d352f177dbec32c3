"""Which column says when a line was bought?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.day_formats import as_time, day_formats
from custseg.drafting.name_senses import is_order_name, is_time_name
from custseg.drafting.phrases import has_phrase, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

# What comes after an order, or before the first one.
_OTHER_TIMES = phrases(
    """delivery, delivered, shipping, shipped, ship, due, return, returned, updated, modified, signup, sign up,
    registered, registration, joined, member since, lieferdatum, lieferung, geaendert, levering, leveringsdato"""
)


def find_time(
    columns: Sequence[ColumnFacts], customer: ColumnFacts
) -> tuple[ColumnFacts | None, tuple[str, ...]]:
    """Return the times of the lines, and the formats of `strptime` that may be theirs; none of ISO dates.

    A column that differs among the lines of a customer comes before one that tells of the customer alone; then names decide.

    Parameters
    ----------
    columns
        Without those that are personal.
    customer
        Whose line it is.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> customer = column_facts("customer", pa.chunked_array([[1, 1, 2, 2]]))
    >>> at = column_facts("at", pa.chunked_array([["1.2.2023", "24.2.2023", "3.3.2023", "24.2.2023"]]))
    >>> time, formats = find_time([customer, at], customer)
    >>> time.name, formats
    ('at', ('%d.%m.%Y',))
    """
    possible = [(one, day_formats(one)) for one in columns if len(one.distinct) > 1]
    times = [(one, formats) for one, formats in possible if one.storage == "time" or formats]
    found = min(times, key=lambda time: _last(time[0], customer), default=None)
    if found is None:
        return None, ()
    time, formats = found
    return (as_time(time, time_format=formats[0]) if formats else time), formats


def _last(time: ColumnFacts, customer: ColumnFacts) -> tuple[bool, bool, int]:
    named = is_order_name(time.name), is_time_name(time.name)
    return _is_one_each(time, customer), has_phrase(time.name, _OTHER_TIMES), -sum(named)


def _is_one_each(time: ColumnFacts, customer: ColumnFacts) -> bool:
    """Say whether every customer has one value only."""
    known = (time.codes >= 0) & (customer.codes >= 0)
    pairs = np.unique(np.stack([customer.codes[known], time.codes[known]]), axis=1)
    return bool(len(np.unique(pairs[0])) == pairs.shape[1])
