"""How is a criterion's figure said in a sentence?"""

from __future__ import annotations

from custseg.validation.criteria.structure_word import STRUCTURES


def value_in_words(criterion: str, value: float) -> str:
    """Write a figure with two decimals, and that of the null check as its word.

    Examples
    --------
    >>> value_in_words("stability", 0.8), value_in_words("null_check", 2.0)
    ('0.80', 'natural')
    """
    return STRUCTURES[int(value)] if criterion == "null_check" else f"{value:.2f}"
