"""How are times written that are no ISO dates?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from custseg.drafting.column_facts import ColumnFacts

_DAYS = tuple(
    separator.join(parts)
    for parts in (("%d", "%m", "%Y"), ("%m", "%d", "%Y"), ("%Y", "%m", "%d"), ("%d", "%m", "%y"), ("%m", "%d", "%y"))
    for separator in ("/", ".", "-")
)  # fmt: skip
_CLOCKS = ("", "%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p")


def day_formats(facts: ColumnFacts) -> tuple[str, ...]:
    """Return the formats of `strptime` that fit every value of a text column; empty where none does.

    There are two where day and month cannot be told apart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> day_formats(column_facts("at", pa.chunked_array([["1/2/2023 8:26", "1/3/2023 17:05"]])))
    ('%d/%m/%Y %H:%M', '%m/%d/%Y %H:%M')
    >>> day_formats(column_facts("at", pa.chunked_array([["01.02.2023", "24.12.2023"]])))
    ('%d.%m.%Y',)
    """
    if facts.storage != "text" or not len(facts.distinct):
        return ()
    parts = [text.partition(" ") for text in facts.distinct_texts]
    days = _fitting({day for day, _, _ in parts}, _DAYS)
    clocks = _fitting({clock for _, _, clock in parts}, _CLOCKS) if days else ()
    return tuple(f"{day} {clock}".rstrip() for day in days for clock in clocks)


def as_time(facts: ColumnFacts, *, time_format: str) -> ColumnFacts:
    """Return a column of texts as one of times.

    Parameters
    ----------
    facts
        Of a text column.
    time_format
        One of its `day_formats`.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> at = column_facts("at", pa.chunked_array([["24.12.2023"]]))
    >>> as_time(at, time_format="%d.%m.%Y").distinct
    array(['2023-12-24T00:00:00.000000'], dtype='datetime64[us]')
    """
    times = [dt.datetime.strptime(text, time_format) for text in facts.distinct_texts]  # noqa: DTZ007 - times as they stand
    return replace(facts, storage="time", distinct=np.array(times, dtype="datetime64[us]"))


def _fitting(texts: Collection[str], formats: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in formats if all(_fits(text, one) for text in texts))


def _fits(text: str, time_format: str) -> bool:
    try:
        dt.datetime.strptime(text, time_format)  # noqa: DTZ007 - only whether it can be read
    except ValueError:
        return False
    return True
