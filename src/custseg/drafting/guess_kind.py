"""Which kind is a column, judging by its name and its values?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.name_senses import is_id_name, name_sense
from custseg.drafting.order_levels import order_levels
from custseg.drafting.yes_and_no import yes_and_no
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts
    from custseg.rules import Vector
    from custseg.segmentation import Kind

_FEW_LEVELS = 11
_MANY_LEVELS = 50
# Levels below this share of the customers are pooled by the treatment.
_MIN_SHARE = 0.01
_SKEWED = 1.0
_COVERED = 0.5
# In "number of orders" and "days no." the number is none that names things.
_COUNTED = ("count", "quantity", "days")


def guess_kind(facts: ColumnFacts) -> DraftedColumn | str:
    """Return the column with its likely kind and the reason, or why it is left out.

    Parameters
    ----------
    facts
        Of a column with at least two values, and 10 customers in one of its levels where it holds texts.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> age = column_facts("age", pa.chunked_array([["19-24", "25-34", "65+"] * 12]))
    >>> guess_kind(age).kind, guess_kind(age).levels
    ('ordered', ('19-24', '25-34', '65+'))
    """
    if facts.is_binary:
        return _binary(facts)
    if facts.storage == "number":
        return _number(facts)
    return _levels(facts)


def _binary(facts: ColumnFacts) -> DraftedColumn:
    answers = yes_and_no(facts.levels)
    reason = "two values" if answers is None else "yes or no"
    return DraftedColumn(name=facts.name, kind="binary", reason=reason)


def _number(facts: ColumnFacts) -> DraftedColumn | str:
    sense, is_whole = name_sense(facts.name), facts.is_whole
    n_levels = len(facts.distinct)
    if is_whole and (sense == "code" or (sense not in _COUNTED and is_id_name(facts.name))):
        if n_levels > _MANY_LEVELS:
            return "numbers that name things: an id or a code with too many levels"
        return DraftedColumn(
            name=facts.name, kind="category", reason="whole numbers that name things"
        )
    kind, reason = _kind_by_name(facts, sense) or _kind_by_values(facts)
    return DraftedColumn(name=facts.name, kind=kind, reason=reason)


def _kind_by_name(facts: ColumnFacts, sense: str | None) -> tuple[Kind, str] | None:
    low, high = float(facts.numbers[0]), float(facts.numbers[-1])
    if sense == "share" and low >= 0 and high <= 1:
        return "share", "its name says a share, and it lies between 0 and 1"
    if sense in ("money", "unit price", "discount", "coupon"):
        return "money", "its name says money"
    if sense == "days" and low >= 0:
        return "days", "its name says days"
    if sense in ("count", "quantity") and facts.is_whole and low >= 0:
        return "count", "its name says a count"
    return None


def _kind_by_values(facts: ColumnFacts) -> tuple[Kind, str]:
    numbers = facts.numbers
    low, high = float(numbers[0]), float(numbers[-1])
    if facts.is_whole and len(numbers) <= _FEW_LEVELS and low >= 0 and high <= _FEW_LEVELS:
        return "ordered", "a few whole numbers: steps whose distances are not known"
    if low >= 0 and high <= 1 and not facts.is_whole:
        return "share", "between 0 and 1"
    if low < 0 or _skewness(facts) < _SKEWED:
        return "number", "numbers that are not skewed" if low >= 0 else "numbers on both sides of 0"
    if facts.is_whole:
        return (
            "count",
            "whole numbers from 0, many small and few large: a count, or treated like one",
        )
    return "money", "numbers from 0, many small and few large: money or like it"


def _skewness(facts: ColumnFacts) -> float:
    values: Vector = facts.numbers
    weights = facts.counts / facts.counts.sum()
    scaled = values / max(float(np.abs(values).max()), 1e-300)
    centred = scaled - float((weights * scaled).sum())
    variance = float((weights * centred**2).sum())
    return float((weights * centred**3).sum()) / variance**1.5 if variance > 0 else 0.0


def _levels(facts: ColumnFacts) -> DraftedColumn | str:
    order = order_levels(facts.levels) if len(facts.distinct) <= _MANY_LEVELS else None
    if order is not None and facts.all_levels_are_covered:
        reason = "levels whose texts tell their order"
        return DraftedColumn(name=facts.name, kind="ordered", levels=order, reason=reason)
    n_known = len(facts) - facts.n_missing
    is_kept = (facts.counts >= MIN_COVERED) & (facts.counts >= _MIN_SHARE * n_known)
    if facts.counts[is_kept].sum() < _COVERED * n_known:
        return "too many levels: most customers have one that few others have"
    if order is not None:
        covered = tuple(level for level in order if level in facts.covered_levels)
        reason = f"levels with an order; some have fewer than {MIN_COVERED} customers, and are not named here"
        return DraftedColumn(name=facts.name, kind="category", reason=reason, alternative=covered)
    are_all = bool(is_kept.all())
    reason = "names" if are_all else "names: levels that are not frequent enough are pooled"
    return DraftedColumn(name=facts.name, kind="category", reason=reason)
