"""Who is in a segment, in one line?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.profiling.mark_words import mark_words, telling
from custseg.segmentation.readable_column import readable_column

if TYPE_CHECKING:
    from custseg.profiling.mark_words import Vocabulary
    from custseg.profiling.profile import Mark

N_MARKS = 3
_MANY_TIMES = 200


def describe_segment(marks: tuple[Mark, ...], *, vocabulary: Vocabulary) -> str:
    """Say in one line what a segment's three strongest marks are; its size always stands beside it.

    Parameters
    ----------
    marks
        The strongest first; those under 0.3 standard deviations are not worth a word.
    vocabulary
        By column: the words for customers below the average, and above it.

    Examples
    --------
    >>> from custseg.profiling.profile import Mark
    >>> often = Mark(column="orders", mean=9, overall=3, difference=1.2, index=300, n=50)
    >>> describe_segment((often,), vocabulary={"orders": ("rare", "frequent")})
    'Frequent (orders: 3.0 x the average).'
    """
    said = [_said(mark, vocabulary) for mark in telling(marks)[:N_MARKS]]
    line = ", ".join(said) or "close to the average in every column shown"
    return f"{line[0].upper()}{line[1:]}."


def _said(mark: Mark, vocabulary: Vocabulary) -> str:
    words = mark_words(mark, vocabulary=vocabulary)
    if mark.column in vocabulary:
        return f"{words} ({readable_column(mark.column)}: {_against_average(mark)})"
    return f"{words} ({_against_average(mark)})"


def _against_average(mark: Mark) -> str:
    side = "above" if mark.difference > 0 else "below"
    if mark.index is None or mark.index < 0:
        return f"well {side} the average"
    if mark.index >= _MANY_TIMES:
        return f"{mark.index / 100:.1f} x the average"
    return f"{_percent(abs(mark.index - 100) / 100)} {side} the average"


def _percent(share: float) -> str:
    return "under 1 %" if 0 < share < 0.01 else f"{100 * share:.0f} %"  # noqa: PLR2004 - as it says
