"""What do the steps on numbers do alike, in place?"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from custseg.kernels import kernel

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@kernel
def fill_and_clip(columns: Matrix, fill: Vector, low: Vector, high: Vector) -> None:
    """Put the column's fill where a value is missing, and its low or high where one lies beyond."""
    for column in range(len(columns)):
        values = columns[column]
        for row in range(len(values)):
            value = fill[column] if isnan(values[row]) else values[row]
            values[row] = min(max(value, low[column]), high[column])


@kernel
def divide(columns: Matrix, units: Vector) -> None:
    """Divide by the column's unit."""
    for column in range(len(columns)):
        values = columns[column]
        for row in range(len(values)):
            values[row] /= units[column]


@kernel
def standardise(columns: Matrix, mean: Vector, scale: Vector) -> None:
    """Subtract the column's mean and divide by its scale."""
    for column in range(len(columns)):
        values = columns[column]
        for row in range(len(values)):
            values[row] = (values[row] - mean[column]) / scale[column]
