"""How are faults of a recipe put into words?"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def closest(name: str, known: Collection[str]) -> str:
    """Return the known name that was probably meant, or all that are known, to be said after a fault.

    Examples
    --------
    >>> closest("recensy_days", ["recency_days", "tenure_days"])
    ": did you mean 'recency_days'?"
    """
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": did you mean '{close[0]}'?" if close else f": known are {', '.join(sorted(known))}"


def in_one_line(text: str) -> str:
    """Return a message of several lines as one that goes on after a colon.

    Examples
    --------
    >>> in_one_line("It does not fit." + chr(10) + "Found: 3.")
    'it does not fit. Found: 3.'
    """
    return f"{text[:1].lower()}{text[1:]}".replace("\n", " ")
