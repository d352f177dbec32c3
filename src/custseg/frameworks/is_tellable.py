"""May a count of customers be told?"""

from __future__ import annotations

from custseg.rules import MIN_COVERED


def is_tellable(n: int, *, of: int) -> bool:
    """Whether neither these customers nor the others of all are 1 to 9, since whoever knows two of the numbers knows the third.

    Examples
    --------
    >>> is_tellable(90, of=100), is_tellable(91, of=100), is_tellable(100, of=100)
    (True, False, True)
    """
    return n >= MIN_COVERED and (of == n or of - n >= MIN_COVERED)
