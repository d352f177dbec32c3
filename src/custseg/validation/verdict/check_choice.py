"""Can this candidate be chosen by hand?"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_choice(candidate: str, names: Sequence[str], *, reason: str) -> None:
    """Refuse a choice without a reason, and one that does not compete.

    Parameters
    ----------
    candidate
        Who shall serve.
    names
        Of the candidates that compete; a yardstick does not.
    reason
        Why, for whoever reads it later.

    Raises
    ------
    ParameterError
        Naming the closest candidates.

    Examples
    --------
    >>> check_choice("kmeans4", ["kmeans-3", "kmeans-4"], reason="four mailings")
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: 'kmeans4' cannot be chosen: it did not compete, or only as a yardstick.
    Expected: one of ['kmeans-3', 'kmeans-4'].
    Hint: closest: kmeans-4, kmeans-3.
    """
    if not reason.strip():
        raise ParameterError("An override needs a reason.", hint="say why in a sentence.")
    if candidate not in names:
        close = difflib.get_close_matches(candidate, names, n=3, cutoff=0.4)
        raise ParameterError(
            f"'{candidate}' cannot be chosen: it did not compete, or only as a yardstick.",
            expected=f"one of {list(names)}",
            hint=f"closest: {', '.join(close)}." if close else None,
        )
