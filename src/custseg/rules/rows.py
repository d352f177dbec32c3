"""How do rows of any storage reach a kernel?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.rules.arrays import Matrix


def as_rows(X: Matrix, *, n_columns: int) -> Matrix:
    """Return a matrix as float64 (n, n_columns) in row order, without copying where it already is.

    Kernels walk plain C-ordered memory and check no bounds, so the width is checked here.

    Raises
    ------
    TableError
        When it is not a matrix of that width.

    Examples
    --------
    >>> as_rows(np.zeros((2, 3), dtype=np.float32, order="F"), n_columns=3).flags.c_contiguous
    True
    """
    rows = np.ascontiguousarray(X, dtype=np.float64)
    if np.shape(X)[1:] != (n_columns,):
        raise TableError(
            "The matrix does not fit the rule.",
            found=f"shape {np.shape(X)}",
            expected=f"shape (n, {n_columns})",
        )
    return rows
