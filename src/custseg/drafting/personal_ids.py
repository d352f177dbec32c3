"""Are the ids of a table personal data themselves?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.personal_data import personal_data
from custseg.drafting.personal_patterns import personal_pattern

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

_LOOKED_AT = 1_000


def personal_ids(facts: ColumnFacts) -> str | None:
    """Return what the ids look like, in words: names of people, e-mail addresses, …; None where they look like nothing personal.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> personal_ids(column_facts("customer", pa.chunked_array([["Ida Holm", "Per Lind", "Eva Dahl"] * 5])))
    'names of people'
    """
    step = max(len(facts.distinct) // _LOOKED_AT, 1)
    found = personal_pattern(sorted(facts.levels)[::step]) if facts.storage == "text" else None
    return found or personal_data(facts)
