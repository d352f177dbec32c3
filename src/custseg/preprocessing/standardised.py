"""What do mean and scale have to be, so that every column weighs the same?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from custseg.steps import NumberStep, ShareStep, SkewedStep

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector

_Standardising = TypeVar("_Standardising", NumberStep, ShareStep, SkewedStep)


def standardised(step: _Standardising, rows: Matrix) -> _Standardising:
    """Return a step of mean 0 and scale 1 with mean and scale of what it makes of the training rows.

    Examples
    --------
    >>> angle = ShareStep(
    ...     input_names=("promo_share",),
    ...     fill=np.array([0.5]),
    ...     mean=np.zeros(1),
    ...     scale=np.ones(1),
    ...     covers=10,
    ... )
    >>> standardised(angle, np.array([[0.0], [1.0]])).mean.round(4).tolist()
    [0.7854]
    """
    mean, scale = mean_and_scale(step.transform(rows))
    return replace(step, mean=mean, scale=scale)


def mean_and_scale(rows: Matrix) -> tuple[Vector, Vector]:
    """Return the mean and the standard deviation (divisor n) of each column: float64 (p,) each.

    A constant column has its value for a mean, and scale 1, so that it becomes 0 and not 0 / 0.
    """
    # Column by column: numpy sums a matrix in another order, with other bits, when its memory order differs.
    columns = [np.ascontiguousarray(column) for column in rows.T]
    is_constant = [column.min() == column.max() for column in columns]
    mean = np.where(is_constant, rows[0], [column.mean() for column in columns])
    scale = np.where(is_constant, 1.0, [column.std() for column in columns])
    return mean, scale
