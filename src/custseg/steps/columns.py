"""Which columns may a kernel overwrite?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Step


def fresh_columns(step: Step, X: Matrix) -> Matrix:
    """Copy a matrix (n, p) of any memory order to a writable (p, n), column after column.

    Kernels then meet one kind of array, which is compiled once, treat several rows of a column at a time, and never read beyond its
    columns: compiled code does not check that.

    Raises
    ------
    TableError
        When the matrix does not have the step's columns.
    """
    if np.shape(X)[1:] != (len(step.input_names),):
        raise TableError(
            f"A step of kind '{step.kind}' reads {len(step.input_names)} columns.",
            found=f"a matrix of shape {np.shape(X)}",
            expected=list(step.input_names),
        )
    return np.array(np.transpose(X), dtype=np.float64, order="C")
