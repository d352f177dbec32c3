"""Which of two levels says no, and which yes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_PAIRS = (
    ("no", "yes"), ("n", "y"), ("false", "true"), ("f", "t"), ("0", "1"), ("off", "on"), ("nein", "ja"), ("nej", "ja"), ("n", "j"),
    ("opted out", "opted in"), ("denied", "granted"),
)  # fmt: skip


def yes_and_no(levels: Collection[str]) -> tuple[str, ...] | None:
    """Return two levels, no before yes; None where they are others, or more.

    Examples
    --------
    >>> yes_and_no(["Yes", "No"]), yes_and_no(["north", "south"])
    (('No', 'Yes'), None)
    """
    plain = {level.casefold().replace("_", " ").strip(): level for level in levels}
    for no, yes in _PAIRS:
        if set(plain) == {no, yes} and len(levels) == len(plain):
            return plain[no], plain[yes]
    return None
