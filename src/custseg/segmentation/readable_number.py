"""How is a number written for people?"""

from __future__ import annotations


def readable_number(number: float) -> str:
    """Return a number with at most six decimals, its thousands parted by commas.

    Examples
    --------
    >>> readable_number(1200.0), readable_number(0.25)
    ('1,200', '0.25')
    """
    return f"{number + 0.0:,.6f}".rstrip("0").rstrip(".")
