"""Which shares are parts of one whole, so that any of them follows from the others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from custseg.steps import Matrix

# Shares rounded to float32 miss their sum by some 1e-7.
_TOLERANCE = 1e-5


def compositions(raw: Matrix, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of columns that sum to one in every row, each column in one group at most.

    Parameters
    ----------
    raw
        float64 (n, p): share columns; rows with missing values are left out.
    names
        Their names.

    Notes
    -----
    A group is found as a smallest set of columns of which some weighted sum is always 1 (a dependency of
    linear algebra, so no subsets have to be tried); it is a composition where all weights are 1.

    Examples
    --------
    >>> food, discount = np.array([0.25, 0.5, 0.75]), np.array([0.1, 0.0, 0.3])
    >>> compositions(np.column_stack([food, discount, 1 - food]), ("food", "discount", "other"))
    (('food', 'other'),)
    """
    rows = raw[~np.isnan(raw).any(axis=1)]
    with threadpool_limits(1):
        # Least squares on these few rows have the same solutions and residuals as on all of them.
        triangle = np.asarray(np.linalg.qr(np.column_stack([rows, np.ones(len(rows))]), mode="r"))
        tolerance = _TOLERANCE * np.sqrt(len(rows))
        left = list(range(len(names)))
        groups = []
        while group := _dependency(triangle, left, tolerance):
            left = [column for column in left if column not in group]
            is_whole = np.abs(rows[:, group].sum(axis=1) - 1) < _TOLERANCE
            if len(group) > 1 and is_whole.all():
                groups.append(tuple(names[column] for column in group))
    return tuple(groups)


def _dependency(triangle: Matrix, columns: list[int], tolerance: float) -> list[int]:
    """Return a smallest set of columns of which a weighted sum is always 1; empty where there is none."""
    if not _make_one(triangle, columns, tolerance):
        return []
    for column in columns:
        fewer = [other for other in columns if other != column]
        if _make_one(triangle, fewer, tolerance):
            columns = fewer
    return columns


def _make_one(triangle: Matrix, columns: list[int], tolerance: float) -> bool:
    if not columns:
        return False
    weights = np.linalg.lstsq(triangle[:, columns], triangle[:, -1])[0]
    return bool(np.linalg.norm(triangle[:, columns] @ weights - triangle[:, -1]) < tolerance)
