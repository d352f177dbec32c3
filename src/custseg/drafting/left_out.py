"""Why can a column not tell customers apart, whatever it means?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.day_formats import day_formats
from custseg.drafting.without_variety import without_variety
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts


def left_out(facts: ColumnFacts) -> str | None:
    """Return why a column is of no use, in words; None where it may be of use.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> left_out(column_facts("currency", pa.chunked_array([["EUR"] * 20])))
    'constant: every row has the same value'
    """
    return without_variety(facts) or _unusable(facts)


def _unusable(facts: ColumnFacts) -> str | None:
    if facts.storage == "other":
        return "neither numbers nor texts nor times"
    if facts.storage == "time" or day_formats(facts):
        return "a time: give the days from it to a fixed day instead"
    if facts.storage == "text" and not facts.covered_levels:
        return f"too many levels: none of them has {MIN_COVERED} customers"
    return None
