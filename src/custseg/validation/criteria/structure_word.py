"""What is the outcome of the null check called?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from custseg.validation.criteria.score import Score

Structure: TypeAlias = Literal["constructed", "reproducible", "natural"]
# The null check counts them from 0 on.
STRUCTURES: tuple[Structure, ...] = get_args(Structure)


def structure_word(score: Score) -> Structure:
    """Return the word for a score of the null check: constructed, reproducible or natural.

    Examples
    --------
    >>> from custseg.validation import Score
    >>> score = Score(criterion="null_check", figure="structure", value=1.0, better="higher", n=2_000)
    >>> structure_word(score)
    'reproducible'
    """
    return STRUCTURES[int(score.value)]
