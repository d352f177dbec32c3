"""How large are squared distances to the segments, on average, without measuring pairs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel, map_in_threads
from custseg.rules import NOISE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

_BLOCK_ROWS = 65_536
# A distance that is such a share of the columns' range is rounding: rows in one place are to have none.
_ROUNDING = 1e-12


def mean_squares(matrix: Matrix, labels: Labels) -> tuple[Vector, Vector]:
    """Return each row's mean squared distance to the others of its segment, and to the rows of the nearest other one.

    The squared distances to a segment of m rows sum to m times that to its mean, plus the squared distances of its rows to
    that mean (König and Huygens). So three passes over the rows do, whatever n. All is measured from the middle of the
    columns first, so that a column that lies far from 0 loses no digits.

    Parameters
    ----------
    matrix
        float64 (n, p).
    labels
        int32 (n,): segments from 0 on, or NOISE. Noise rows are no segment.

    Returns
    -------
    within, nearest
        float64 (n,) each. `within` is NaN for noise and for the only row of a segment; `nearest` is NaN for noise, and
        infinite where there is one segment only.

    Examples
    --------
    >>> within, nearest = mean_squares(np.array([[0.0], [1.0], [10.0]]), np.array([0, 0, 1]))
    >>> within.tolist(), nearest.tolist()
    ([1.0, 1.0, nan], [100.0, 81.0, 90.5])
    """
    matrix = np.ascontiguousarray(matrix, dtype=np.float64)
    counts = np.bincount(labels[labels != NOISE])
    middle = matrix.mean(axis=0)
    sums, spreads = np.zeros((len(counts), matrix.shape[1])), np.zeros(len(counts))
    _add_rows(matrix, labels, middle, sums)
    means = sums / np.maximum(counts, 1)[:, None]
    _add_squares(matrix, labels, middle, means, spreads)
    least = matrix.shape[1] * (_ROUNDING * float(np.ptp(matrix, axis=0).max())) ** 2
    found = np.full((2, len(labels)), np.nan)

    def measure(start: int) -> None:
        rows = slice(start, start + _BLOCK_ROWS)
        _measure(matrix[rows], labels[rows], middle, means, spreads, counts, least, found[:, rows])

    for _ in map_in_threads(measure, range(0, len(labels), _BLOCK_ROWS)):
        pass
    return found[0], found[1]


@kernel
def _add_rows(matrix: Matrix, labels: Labels, middle: Vector, sums: Matrix) -> None:
    for row in range(len(labels)):
        if labels[row] != NOISE:
            own = sums[labels[row]]
            for column in range(len(middle)):
                own[column] += matrix[row, column] - middle[column]


@kernel
def _square(values: Vector, middle: Vector, mean: Vector) -> float:
    square = 0.0
    for column in range(len(middle)):
        difference = (values[column] - middle[column]) - mean[column]
        square += difference * difference
    return square


@kernel
def _add_squares(
    matrix: Matrix, labels: Labels, middle: Vector, means: Matrix, spreads: Vector
) -> None:
    for row in range(len(labels)):
        own = labels[row]
        if own != NOISE:
            spreads[own] += _square(matrix[row], middle, means[own])


@kernel
def _measure(  # noqa: PLR0917 - numba passes by position
    matrix: Matrix,
    labels: Labels,
    middle: Vector,
    means: Matrix,
    spreads: Vector,
    counts: NDArray[np.int64],
    least: float,
    found: Matrix,
) -> None:
    within, nearest = found
    for row in range(len(labels)):
        own = labels[row]
        if own == NOISE:
            continue
        nearest[row] = np.inf
        for segment in range(len(counts)):
            if counts[segment] > (1 if segment == own else 0):
                square = _square(matrix[row], middle, means[segment])
                n_others = counts[segment] - (1 if segment == own else 0)
                mean = (counts[segment] * square + spreads[segment]) / n_others
                mean = mean if mean > least else 0.0
                if segment == own:
                    within[row] = mean
                else:
                    nearest[row] = min(nearest[row], mean)
