"""Why can a column not tell customers apart, whatever it means?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

_MOSTLY = 0.5
_NEARLY_NOBODY = 0.01


def left_out(facts: ColumnFacts) -> str | None:
    """Return why a column is of no use, in words; None where it may be of use.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> left_out(column_facts("currency", pa.chunked_array([["EUR"] * 20])))
    'constant: every customer has the same value'
    """
    return (
        _mostly_missing(facts) or _unreadable(facts) or _nearly_constant(facts) or _unusable(facts)
    )


def _mostly_missing(facts: ColumnFacts) -> str | None:
    if len(facts) - facts.n_missing < MIN_COVERED:
        return f"mostly missing: fewer than {MIN_COVERED} rows have a value"
    if facts.missing_share > _MOSTLY:
        return f"mostly missing: {facts.missing_share:.0%} of the rows"
    return None


def _unreadable(facts: ColumnFacts) -> str | None:
    return "neither numbers nor texts nor times" if facts.storage == "other" else None


def _nearly_constant(facts: ColumnFacts) -> str | None:
    if len(facts.distinct) <= 1:
        return "constant: every customer has the same value"
    n_others = len(facts) - facts.n_missing - int(facts.counts.max())
    if n_others < MIN_COVERED:
        return f"nearly constant: fewer than {MIN_COVERED} customers have another value"
    if n_others < _NEARLY_NOBODY * len(facts):
        return f"nearly constant: {n_others / len(facts):.1%} of the customers have another value"
    return None


def _unusable(facts: ColumnFacts) -> str | None:
    if facts.storage == "time":
        return "a time: give the days from it to a fixed day instead"
    if facts.storage == "text" and not facts.covered_levels:
        return f"too many levels: none of them has {MIN_COVERED} customers"
    return None
