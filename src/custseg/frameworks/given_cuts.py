"""Where is a column cut, when somebody has said where?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.rules import Vector


def given_cuts(column: str, cuts: Sequence[float]) -> Vector:
    """Return given cut-points as a customer table stores its values, rounded to float32: float64 (m,).

    As a float32, 19.99 is a little less than 19.99: unless both are rounded alike, who has exactly 19.99 does not reach it.

    Raises
    ------
    ParameterError
        When there is no cut-point, or, once rounded, they do not rise or are not finite; it names the column.

    Examples
    --------
    >>> bool(np.float32(19.99) >= given_cuts("price", (10, 19.99))[1])
    True
    """
    with np.errstate(over="ignore"):
        stored = np.asarray(cuts, dtype=np.float64).astype(np.float32).astype(np.float64)
    if not len(stored) or not np.isfinite(stored).all():
        raise ParameterError(
            f"The cut-points of '{column}' are none.",
            found=list(cuts),
            expected="at least one number, and finite ones",
        )
    if not (np.diff(stored) > 0).all():
        raise ParameterError(
            f"The cut-points of '{column}' do not rise.",
            found=list(cuts),
            expected="each above the one before, also when rounded to float32, as customers' values are",
        )
    return stored
