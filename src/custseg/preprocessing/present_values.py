"""What is there of each column, when missing values are left out?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError
from custseg.rules import covered_quantile

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector


def present_values(rows: Matrix, names: tuple[str, ...]) -> tuple[Vector, ...]:
    """Return each column of a matrix (n, p) without its missing values.

    Raises
    ------
    TableError
        When nothing is left of some columns; all of them are named.

    Examples
    --------
    >>> [values.tolist() for values in present_values(np.array([[1.0], [np.nan]]), ("age_years",))]
    [[1.0]]
    """
    present = tuple(np.ascontiguousarray(column[~np.isnan(column)]) for column in rows.T)
    empty = [name for name, values in zip(names, present, strict=True) if not len(values)]
    if empty:
        raise TableError(
            "These columns have no values at all.", found=empty, hint="leave them out."
        )
    return present


def quantiles(columns: tuple[Vector, ...], fraction: float) -> Vector:
    """Return the quantile of each column, as the mean of 10 neighbouring values: float64 (p,)."""
    return np.array([covered_quantile(values, fraction) for values in columns])
