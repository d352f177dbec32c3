"""May a column of long numbers hold telephone numbers?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from custseg.drafting.name_senses import is_customer_name, is_id_name, is_order_name, name_sense

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

# E.164 allows 15 digits; local numbers of 7 digits are rare, and money of 7 digits is not.
_LONG = re.compile(r"\+?\d{8,15}")
_SHARE = 0.8
_DISTINCT = 0.9
_LOOKED_AT = 1_000


def are_long_numbers(facts: ColumnFacts) -> bool:
    """Say whether nearly every row has a whole number of 8 to 15 digits of its own, and the name says neither id nor quantity.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> values = pa.chunked_array([range(4512340000, 4512340040)])
    >>> are_long_numbers(column_facts("reach_at", values)), are_long_numbers(column_facts("order_no", values))
    (True, False)
    """
    if _is_named_otherwise(facts.name) or facts.storage not in ("number", "text"):
        return False
    n_known = len(facts) - facts.n_missing
    texts = facts.distinct_texts[:: max(len(facts.distinct) // _LOOKED_AT, 1)]
    n_long = sum(_LONG.fullmatch(text) is not None for text in texts)
    is_distinct = n_known > 0 and len(facts.distinct) >= _DISTINCT * n_known
    return is_distinct and n_long >= _SHARE * len(texts)


def _is_named_otherwise(name: str) -> bool:
    is_thing = is_id_name(name) or is_customer_name(name) or is_order_name(name)
    return is_thing or name_sense(name) is not None
