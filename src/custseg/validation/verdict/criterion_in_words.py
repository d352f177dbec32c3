"""What is a criterion called in a sentence?"""

from __future__ import annotations


def criterion_in_words(criterion: str) -> str:
    """Write a criterion's name as words.

    Examples
    --------
    >>> criterion_in_words("null_check")
    'null check'
    """
    return criterion.replace("_", " ")
