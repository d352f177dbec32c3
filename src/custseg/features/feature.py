"""What is a feature?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import narwhals.stable.v2 as nw

FeatureKind: TypeAlias = Literal["money", "count", "days", "share", "number", "binary"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Feature:
    """One number about a customer, known on the as-of day.

    Parameters
    ----------
    name
        With its unit.
    kind
        The column kind, which decides the default treatment.
    words
        What customers with a low value are called in a segment's name, and those with a high one.
    definition
        What it is, and when it is missing.
    source
        Where the definition comes from.
    reads
        The columns of the customer totals that it needs; it is left out where the transactions cannot give them.
    expression
        How it follows from those columns.

    Examples
    --------
    >>> from custseg.features import FEATURES
    >>> FEATURES["recency_days"].kind, FEATURES["recency_days"].words
    ('days', ('recent', 'lapsed'))
    """

    name: str
    kind: FeatureKind
    words: tuple[str, str]
    definition: str
    source: str
    reads: tuple[str, ...]
    expression: nw.Expr


def share_of(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """Return part / whole as float64, missing where the whole is not above 0."""
    return nw.when(whole > 0).then(part.cast(nw.Float64) / whole.cast(nw.Float64))
