"""How many characters of a postcode name a region with enough customers?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.drafting.drafted_column import DraftedColumn
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

_COVERED = 0.5
_MIN_SHARE = 0.01
_PREFIXES = (2, 1)


def postcode_prefix(facts: ColumnFacts) -> DraftedColumn | str:
    """Return a postcode column with the longest of two prefixes whose frequent levels hold most customers, or why there is none.

    Whole postcodes are personal data: with a birth date and a sex most people have one of their own (Sweeney, 2000, Simple
    Demographics Often Identify People Uniquely).

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> codes = [f"80{n:03}" for n in range(20)] + [f"10{n:03}" for n in range(20)]
    >>> postcode_prefix(column_facts("plz", pa.chunked_array([codes]))).prefix
    2
    """
    for prefix in _PREFIXES:
        if _covered_share(facts, prefix) >= _COVERED:
            lost = ", and leading zeros may be lost" if facts.storage == "number" else ""
            reason = (
                f"postcodes are personal data: only the first {prefix} of a code are read{lost}"
            )
            return DraftedColumn(name=facts.name, kind="category", prefix=prefix, reason=reason)
    return "personal data: postcodes, of which no prefix is frequent enough"


def _covered_share(facts: ColumnFacts, prefix: int) -> float:
    counts: Counter[str] = Counter()
    for level, n in zip(facts.distinct_texts, facts.counts.tolist(), strict=True):
        counts[level[:prefix]] += n
    n_known = len(facts) - facts.n_missing
    frequent = [n for n in counts.values() if n >= max(MIN_COVERED, _MIN_SHARE * n_known)]
    # One prefix for everybody tells nobody apart.
    return sum(frequent) / n_known if n_known and len(counts) > 1 else 0.0
