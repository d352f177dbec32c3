"""Which word says what a mark says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.segmentation.readable_column import readable_column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from custseg.profiling.profile import Mark

    Vocabulary: TypeAlias = Mapping[str, tuple[str, str]]

WORTH_SAYING = 0.3


def telling(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return the marks that are worth a word: at least 0.3 standard deviations from the average.

    Cohen (1988, section 2.2) calls 0.2 small and 0.5 medium.
    """
    return tuple(mark for mark in marks if abs(mark.difference) >= WORTH_SAYING)


def mark_words(mark: Mark, *, vocabulary: Vocabulary) -> str:
    """Return the vocabulary's words for a mark, low or high; "low X" or "high X" where it has none.

    Parameters
    ----------
    mark
        Of a segment.
    vocabulary
        By column: the words for customers below the average, and above it.

    Examples
    --------
    >>> from custseg.profiling.profile import Mark
    >>> mark = Mark(column="tenure_days", mean=9, overall=3, difference=1.2, index=300, n=50)
    >>> mark_words(mark, vocabulary={})
    'high tenure in days'
    >>> mark_words(mark, vocabulary={"tenure_days": ("new", "loyal")})
    'loyal'
    """
    name = readable_column(mark.column)
    low, high = vocabulary.get(mark.column, (f"low {name}", f"high {name}"))
    return high if mark.difference > 0 else low
