"""Which columns say what another one says already?"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

_NEARLY_ONE = 0.99
_MIN_ROWS = 10
# With nearly as many values as rows, any two columns are one-to-one.
_FEW = 0.5
_LOOKED_AT = 20_000


def doubles(columns: Sequence[ColumnFacts]) -> dict[str, str]:
    """Return the columns that are double, with the reason: equal to an earlier one, one-to-one with it, or correlated above 0.99.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> net = column_facts("net", pa.chunked_array([range(30)]))
    >>> gross = column_facts("gross", pa.chunked_array([[1.2 * x for x in range(30)]]))
    >>> doubles([net, gross])
    {'gross': "correlated above 0.99 with 'net'"}
    """
    found: dict[str, str] = {}
    columns = [_thinned(facts) for facts in columns]
    for first, second in combinations(columns, 2):
        if first.name in found or second.name in found:
            continue
        relation = _relation(first, second)
        if relation is not None:
            found[second.name] = f"{relation} '{first.name}'"
    return found


def _relation(first: ColumnFacts, second: ColumnFacts) -> str | None:
    if _are_equal(first, second):
        return "equal to"
    if first.storage == second.storage == "number" and _correlation(first, second) > _NEARLY_ONE:
        return "correlated above 0.99 with"
    if _are_one_to_one(first, second):
        return "one-to-one with"
    return None


def _are_equal(first: ColumnFacts, second: ColumnFacts) -> bool:
    return (
        first.storage == second.storage
        and len(first.distinct) == len(second.distinct)
        and bool((np.sort(first.distinct) == np.sort(second.distinct)).all())
        and bool(_same_values(first, second))
    )


def _same_values(first: ColumnFacts, second: ColumnFacts) -> bool:
    places = {value: place for place, value in enumerate(first.distinct.tolist())}
    moved = np.array([*(places[value] for value in second.distinct.tolist()), -1])
    return bool((moved[second.codes] == first.codes).all())


def _correlation(first: ColumnFacts, second: ColumnFacts) -> float:
    known = (first.codes >= 0) & (second.codes >= 0)
    left, right = first.values()[known], second.values()[known]
    if len(left) < _MIN_ROWS or np.ptp(left) == 0 or np.ptp(right) == 0:
        return 0.0
    with np.errstate(over="ignore", invalid="ignore"):
        return abs(float(np.nan_to_num(np.corrcoef(left, right)[0, 1])))


def _are_one_to_one(first: ColumnFacts, second: ColumnFacts) -> bool:
    if len(first.distinct) != len(second.distinct) or len(first.distinct) > _FEW * len(first):
        return False
    pairs = np.unique(np.stack([first.codes, second.codes]), axis=1)
    counts = {len(np.unique(codes)) for codes in pairs} | {pairs.shape[1]}
    return len(counts) == 1 and bool(((pairs[0] < 0) == (pairs[1] < 0)).all())


def _thinned(facts: ColumnFacts) -> ColumnFacts:
    return replace(facts, codes=facts.codes[:: max(len(facts) // _LOOKED_AT, 1)])
