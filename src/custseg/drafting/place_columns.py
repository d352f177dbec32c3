"""Which columns make the distance, and which only describe?"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.drafting.name_senses import is_attribute_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custseg.drafting.drafted_column import DraftedColumn

# As many as a recipe allows by default, and as few as can be compared with each other.
_MOST, _FEWEST = 8, 2
_MAX_MISSING = 0.2
_ORDER = ("ordered", "binary", "category")


def place_columns(
    columns: Sequence[DraftedColumn], *, missing: Mapping[str, float]
) -> tuple[tuple[DraftedColumn, ...], tuple[DraftedColumn, ...]]:
    """Return the columns that make the distance, and the others: a survey's items, or up to 8 numbers of what customers do.

    Where there are under two of these, who customers are makes the distance, too: numbers first, then levels.

    Parameters
    ----------
    columns
        All that may be used.
    missing
        The share of missing values of each.

    Examples
    --------
    >>> from custseg.drafting.drafted_column import DraftedColumn
    >>> spend = DraftedColumn(name="spend", kind="money", reason="")
    >>> orders = DraftedColumn(name="orders", kind="count", reason="")
    >>> region = DraftedColumn(name="region", kind="category", reason="")
    >>> making, describing = place_columns([spend, region, orders], missing={})
    >>> [one.name for one in making], [one.name for one in describing]
    (['spend', 'orders'], ['region'])
    """
    making = _surveyed(columns) or _behaviour(columns, missing)
    if len(making) < _FEWEST:
        others = [one for one in columns if one not in making]
        making += sorted(others, key=lambda one: _last(one, missing))[: _MOST - len(making)]
    names = {one.name for one in making}
    return (
        tuple(_allowed(one, missing) for one in columns if one.name in names),
        tuple(replace(one, battery=None) for one in columns if one.name not in names),
    )


def _surveyed(columns: Sequence[DraftedColumn]) -> list[DraftedColumn]:
    surveys: dict[str, list[DraftedColumn]] = {}
    for one in columns:
        if one.battery is not None:
            surveys.setdefault(one.battery, []).append(one)
    return max(surveys.values(), key=len, default=[])


def _behaviour(
    columns: Sequence[DraftedColumn], missing: Mapping[str, float]
) -> list[DraftedColumn]:
    found = [
        one
        for one in columns
        if one.is_number
        and not is_attribute_name(one.name)
        and missing.get(one.name, 0.0) <= _MAX_MISSING
    ]
    return found[:_MOST]


def _last(column: DraftedColumn, missing: Mapping[str, float]) -> tuple[bool, int]:
    is_sparse = missing.get(column.name, 0.0) > _MAX_MISSING
    return is_sparse, -1 if column.is_number else _ORDER.index(column.kind)


def _allowed(column: DraftedColumn, missing: Mapping[str, float]) -> DraftedColumn:
    share = missing.get(column.name, 0.0)
    # Training has other customers than the table: a tenth more may be missing among them.
    return (
        column
        if share <= _MAX_MISSING
        else replace(column, max_missing=min(1.0, math.ceil(10 * share + 1) / 10))
    )
