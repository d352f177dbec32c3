"""Which columns hold times that nobody can read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.day_formats import day_formats
from custseg.drafting.name_senses import is_time_name
from custseg.drafting.personal_data import personal_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

# A day and a year of two digits.
_DIGITS = 3
_SHARE = 0.8
_LOOKED_AT = 1_000


def unread_times(columns: Sequence[ColumnFacts]) -> list[str]:
    """Return the names of text columns that are named like times and hold digits, and are in no format that is known.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> values = pa.chunked_array([["5 Jan 2023", "17 Feb 2023"]])
    >>> unread_times([column_facts("date", values), column_facts("article", values)])
    ['date']
    """
    return [
        one.name
        for one in columns
        if one.storage == "text"
        and is_time_name(one.name)
        and _have_digits(one)
        and not day_formats(one)
        and personal_data(one) is None
    ]


def _have_digits(facts: ColumnFacts) -> bool:
    texts = facts.distinct_texts[:: max(len(facts.distinct) // _LOOKED_AT, 1)]
    n_times = sum(sum(map(str.isdigit, text)) >= _DIGITS for text in texts)
    return 0 < _SHARE * len(texts) <= n_times
