"""Which columns are items of one survey?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from custseg.drafting.name_senses import name_sense
from custseg.drafting.yes_and_no import yes_and_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from custseg.drafting.column_facts import ColumnFacts

T = TypeVar("T")

# Usual scales, the narrowest first.
_SCALES = ((1, 4), (1, 5), (-2, 2), (1, 6), (1, 7), (-3, 3), (0, 10), (1, 10), (-5, 5))
_MIN_ITEMS = 3
_MIN_TICKS = 5
# With fewer steps in use, a column of whole numbers is as well a small count.
_MIN_STEPS = 4
_OTHER_SENSES = ("count", "quantity", "money", "days", "code")


def find_ratings(columns: Sequence[ColumnFacts]) -> dict[str, tuple[int, int]]:
    """Return the items that are rated on one scale, with that scale: at least 3 columns beside each other; empty without any.

    Where there are several such surveys, the one with the most items is returned.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> answers = pa.chunked_array([[1, 2, 3, 4, 5] * 8])
    >>> find_ratings([column_facts(name, answers) for name in ("q1", "q2", "q3")])
    {'q1': (1, 5), 'q2': (1, 5), 'q3': (1, 5)}
    """
    runs = _runs([(one.name, _scale(one)) for one in columns])
    found = [run for run in runs if len(run) >= _MIN_ITEMS]
    return max(found, key=len, default={})


def find_ticks(columns: Sequence[ColumnFacts]) -> dict[str, tuple[str, ...]]:
    """Return the items that are answered yes or no, with their levels, no first: at least 5 columns beside each other.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> answers = pa.chunked_array([["Yes", "No"] * 20])
    >>> list(find_ticks([column_facts(name, answers) for name in "abcde"]))
    ['a', 'b', 'c', 'd', 'e']
    """
    runs = _runs([(one.name, _ticks(one)) for one in columns])
    found = [run for run in runs if len(run) >= _MIN_TICKS]
    return max(found, key=len, default={})


def _runs(scales: Sequence[tuple[str, T | None]]) -> Iterator[dict[str, T]]:
    run: dict[str, T] = {}
    for name, scale in scales:
        if run and scale not in run.values():
            yield run
            run = {}
        if scale is not None:
            run[name] = scale
    yield run


def _scale(facts: ColumnFacts) -> tuple[int, int] | None:
    is_possible = facts.is_whole and len(facts.distinct) >= _MIN_STEPS
    if not is_possible or name_sense(facts.name) in _OTHER_SENSES:
        return None
    low, high = float(facts.numbers[0]), float(facts.numbers[-1])
    return next((scale for scale in _SCALES if scale[0] <= low and high <= scale[1]), None)


def _ticks(facts: ColumnFacts) -> tuple[str, ...] | None:
    is_answer = facts.storage in ("text", "number") and facts.is_binary
    return yes_and_no(facts.levels) if is_answer else None
