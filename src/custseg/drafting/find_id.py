"""Which column tells one customer from another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.name_senses import is_customer_name, is_id_name
from custseg.drafting.personal_data import personal_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

# What assignments call their own columns.
_TAKEN = ("segment_id", "segment_name", "membership", "runner_up", "margin", "row", "reason")


def find_id(columns: Sequence[ColumnFacts]) -> ColumnFacts | None:
    """Return the column that has a value of its own on every row, and the name or the place of an id; None without one.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> spend = column_facts("spend", pa.chunked_array([[1.5, 2.5]]))
    >>> found = find_id([spend, column_facts("customer_id", pa.chunked_array([["00123", "00124"]]))])
    >>> found.name
    'customer_id'
    """
    possible = [one for one in columns if _is_possible(one)]
    named = [one for one in possible if is_id_name(one.name) or is_customer_name(one.name)]
    named.sort(key=lambda one: (personal_data(one) is not None, not is_customer_name(one.name)))
    first = [one for one in columns[:1] if one in possible]
    return next(iter([*named, *first]), None)


def _is_possible(facts: ColumnFacts) -> bool:
    is_id_like = facts.storage == "text" or (facts.is_whole and not facts.is_decimal)
    return len(facts) > 0 and facts.is_unique and is_id_like and facts.name not in _TAKEN
