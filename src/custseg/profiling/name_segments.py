"""What is a segment called when nobody has named it?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.profiling.mark_words import mark_words, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.profiling.mark_words import Vocabulary
    from custseg.profiling.profile import Mark

AVERAGE = "Average customers"
N_WORDS = 2


def name_segments(marks: Sequence[tuple[Mark, ...]], *, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Name each segment after its two strongest marks, so that no two share a name.

    Segments that would share a name take in their next mark; those that have no more marks are numbered. The same
    marks always give the same names.

    Parameters
    ----------
    marks
        Of each segment, the strongest first; those under 0.3 standard deviations are not worth a name.
    vocabulary
        By column: the words for customers below the average, and above it.

    Examples
    --------
    >>> from custseg.profiling.profile import Mark
    >>> often = Mark(column="orders", mean=9, overall=3, difference=1.2, index=300, n=50)
    >>> name_segments([(often,), ()], vocabulary={"orders": ("rare", "frequent")})
    ('Frequent', 'Average customers')
    """
    words = [_distinct_words(of_segment, vocabulary) for of_segment in marks]
    depths = [N_WORDS] * len(words)
    while extended := _shared_and_extendable(words, depths):
        for segment in extended:
            depths[segment] += 1
    return _numbered([_joined(own, depth) for own, depth in zip(words, depths, strict=True)])


def _distinct_words(marks: tuple[Mark, ...], vocabulary: Vocabulary) -> list[str]:
    said = [mark_words(mark, vocabulary=vocabulary) for mark in telling(marks)]
    return list(dict.fromkeys(said))


def _shared_and_extendable(words: list[list[str]], depths: list[int]) -> list[int]:
    names = [_joined(own, depth) for own, depth in zip(words, depths, strict=True)]
    counts = Counter(names)
    return [
        segment
        for segment, name in enumerate(names)
        if counts[name] > 1 and depths[segment] < len(words[segment])
    ]


def _joined(words: list[str], depth: int) -> str:
    name = ", ".join(words[:depth])
    return name[:1].upper() + name[1:] if name else AVERAGE


def _numbered(names: list[str]) -> tuple[str, ...]:
    taken = set(names)
    given: list[str] = []
    for name in names:
        number, free = 2, name
        while free in given or (free != name and free in taken):
            free = f"{name} {number}"
            number += 1
        given.append(free)
    return tuple(given)
