"""What do the steps on numbers do alike, in place?"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from custseg.tables.kernel import kernel

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@kernel
def fill_and_clip(rows: Matrix, fill: Vector, low: Vector, high: Vector) -> None:
    """Put the column's fill where a value is missing, and its low or high where one lies beyond."""
    for row in range(rows.shape[0]):
        for column in range(rows.shape[1]):
            value = fill[column] if isnan(rows[row, column]) else rows[row, column]
            rows[row, column] = min(max(value, low[column]), high[column])


@kernel
def standardise(rows: Matrix, mean: Vector, scale: Vector) -> None:
    """Subtract the column's mean and divide by its scale."""
    for row in range(rows.shape[0]):
        for column in range(rows.shape[1]):
            rows[row, column] = (rows[row, column] - mean[column]) / scale[column]
