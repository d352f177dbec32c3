"""Which rows may a kernel overwrite?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Step


def fresh_rows(step: Step, X: Matrix) -> Matrix:
    """Copy a matrix of any memory order to a writable one, row after row.

    Kernels then meet one kind of array, which is compiled once, and never read beyond its columns: compiled
    code does not check that.

    Raises
    ------
    TableError
        When the matrix does not have the step's columns.
    """
    rows = np.array(X, dtype=np.float64, order="C")
    if rows.shape[1:] != (len(step.input_names),):
        raise TableError(
            f"A step of kind '{step.kind}' reads {len(step.input_names)} columns.",
            found=f"a matrix of shape {rows.shape}",
            expected=list(step.input_names),
        )
    return rows
