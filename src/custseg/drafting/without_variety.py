"""Does a column have the same value on nearly every row, or none?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

_MOSTLY = 0.5
_NEARLY_NOTHING = 0.01


def without_variety(facts: ColumnFacts) -> str | None:
    """Return in which way a column says hardly anything: mostly missing, constant, or nearly so; None where it does say something.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> without_variety(column_facts("currency", pa.chunked_array([["EUR"] * 20])))
    'constant: every row has the same value'
    """
    return _mostly_missing(facts) or _nearly_constant(facts)


def _mostly_missing(facts: ColumnFacts) -> str | None:
    if len(facts) - facts.n_missing < MIN_COVERED:
        return f"mostly missing: fewer than {MIN_COVERED} rows have a value"
    if facts.missing_share > _MOSTLY:
        return f"mostly missing: {facts.missing_share:.0%} of the rows"
    return None


def _nearly_constant(facts: ColumnFacts) -> str | None:
    if facts.storage == "other":
        return None
    if len(facts.distinct) <= 1:
        return "constant: every row has the same value"
    n_others = len(facts) - facts.n_missing - int(facts.counts.max())
    if n_others < MIN_COVERED:
        return f"nearly constant: fewer than {MIN_COVERED} rows have another value"
    if n_others < _NEARLY_NOTHING * len(facts):
        return f"nearly constant: {n_others / len(facts):.1%} of the rows have another value"
    return None
