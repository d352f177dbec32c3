"""Which customers does a column say yes for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector
    from custseg.segmentation import Column

# `docs/criteria/reachability.md` lists them.
_YES = frozenset({"yes", "y", "true", "t", "1", "on", "opted in", "granted", "ja", "j"})
_NO = frozenset({"no", "n", "false", "f", "0", "off", "opted out", "denied", "nein", "nej"})


def says_yes(column: Column, values: Vector) -> NDArray[np.bool_]:
    """Return whether each customer's value means yes; a missing value, and a level that says neither, mean no.

    Parameters
    ----------
    column
        With levels, compared without regard to case, or of numbers: above 0 is yes.
    values
        float64 (n,): the raw column.

    Raises
    ------
    TableError
        When the column has levels, and none of them says yes or no.

    Examples
    --------
    >>> from custseg.segmentation import Column
    >>> consent = Column(name="newsletter", kind="binary", levels=("No", "Yes"))
    >>> says_yes(consent, np.array([0.0, 1.0, np.nan])).tolist()
    [False, True, False]
    """
    if not column.has_levels:
        return values > 0
    words = [" ".join(level.casefold().replace("_", " ").split()) for level in column.levels]
    if words and not any(word in _YES or word in _NO for word in words):
        raise TableError(
            f"Column '{column.name}' does not say who may or can be contacted.",
            found=f"levels {list(column.levels)}",
            expected=f"{', '.join(sorted(_YES))} for yes, {', '.join(sorted(_NO))} for no",
            hint="write the column in these words, or as numbers.",
        )
    # One more place, for levels that fewer than 10 customers have.
    is_yes = np.array([*(word in _YES for word in words), False])
    known = ~np.isnan(values)
    found: NDArray[np.bool_] = is_yes[np.where(known, values, 0).astype(np.intp)]
    return known & found
