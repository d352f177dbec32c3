"""Can these raw columns be cut?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.rules import Matrix


def as_rows(raw: Matrix, *, input_names: tuple[str, ...]) -> Matrix:
    """Return the rows with every number rounded to float32, as a customer table has them: float64 (n, d), NaN where missing.

    Raises
    ------
    TableError
        When a value is infinite, or the matrix is not as wide as its names.

    Examples
    --------
    >>> as_rows(np.array([[0.1], [np.nan]]), input_names=("spend",)).tolist()
    [[0.10000000149011612], [nan]]
    """
    rows = np.asarray(raw).astype(np.float32).astype(np.float64)
    if rows.shape[1:] != (len(input_names),) or np.isinf(rows).any():
        raise TableError(
            "The columns of a framework cannot be cut.",
            found=f"shape {np.shape(raw)}, {np.isinf(rows).sum()} infinite values",
            expected=f"shape (n, {len(input_names)}), finite or missing",
        )
    return rows
