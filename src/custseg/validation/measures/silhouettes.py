"""How much nearer is a customer to its own segment than to the next?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import available_cores, kernel, map_in_threads
from custseg.rules import NOISE
from custseg.validation.measures.silhouette_of import silhouette_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

# So many rows at most are measured at once: ten columns of them stay in a core's first cache.
_BLOCK_ROWS = 256


def silhouettes(
    matrix: Matrix, labels: Labels, *, rows: NDArray[np.intp], n_threads: int | None = None
) -> Vector:
    """Return the silhouette of some rows, each measured against all others (Rousseeuw 1987, section 2).

    (b - a) / max(a, b), where a is the mean Euclidean distance to the other rows of the own segment, and b to those of the
    nearest other one. 0 for noise, for the only row of a segment, where there is one segment only, and where all is in
    one place. Noise rows are no segment, and nobody is measured against them.

    Parameters
    ----------
    matrix
        float64 (n, p).
    labels
        int32 (n,): segments from 0 on, or NOISE.
    rows
        (m,): the rows asked for. Time grows with m x n x p; memory does not grow.
    n_threads
        None takes one per core. The figures are the same for any number.

    Returns
    -------
    Vector
        float64 (m,) in [-1, 1].

    Examples
    --------
    >>> matrix = np.array([[0.0], [1.0], [10.0], [11.0]])
    >>> labels = np.array([0, 0, 1, 1], dtype=np.int32)
    >>> silhouettes(matrix, labels, rows=np.array([0, 1])).round(3).tolist()
    [0.905, 0.895]
    """
    matrix = np.ascontiguousarray(matrix, dtype=np.float64)
    counts = np.bincount(labels[labels != NOISE])

    def measure(block: NDArray[np.intp]) -> Vector:
        sums = np.zeros((len(counts), len(block)))
        columns = np.ascontiguousarray(matrix[block].T)
        _add_distances(columns, matrix, labels, np.empty(len(block)), sums)
        return silhouette_of(*_mean_distances(sums, counts, labels[block]))

    found = np.zeros(len(rows))
    asked = np.flatnonzero(labels[rows] != NOISE)
    blocks = _share_out(asked)
    measured = map_in_threads(measure, (rows[block] for block in blocks), n_threads=n_threads)
    for block, own in zip(blocks, measured, strict=True):
        found[block] = own
    return found


def _share_out(rows: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Cut into like blocks, as many for each core as for the others."""
    n_cores = available_cores()
    n_rounds = math.ceil(len(rows) / (_BLOCK_ROWS * n_cores))
    return [] if n_rounds == 0 else np.array_split(rows, min(n_rounds * n_cores, len(rows)))


def _mean_distances(sums: Matrix, counts: NDArray[np.int64], own: Labels) -> tuple[Vector, Vector]:
    """Return the mean distance of each row to the others of its segment, and to the nearest other segment."""
    columns = np.arange(len(own))
    others = np.maximum(counts[own] - 1, 0).astype(np.float64)
    others[others == 0] = np.nan
    within = sums[own, columns] / others
    elsewhere = np.full(sums.shape, np.inf)
    np.divide(sums, counts[:, None], out=elsewhere, where=counts[:, None] > 0)
    elsewhere[own, columns] = np.inf
    return within, elsewhere.min(axis=0)


@kernel
def _add_distances(
    columns: Matrix, others: Matrix, labels: Labels, squares: Vector, sums: Matrix
) -> None:
    """Add the distance of each column's row to every other row into the sum of that one's segment.

    It looks at a pair from both sides: half the distances would do, but then a row's sum would depend on who else is asked for.
    """
    n_columns = len(columns)
    for number in range(len(others)):
        if labels[number] == NOISE:
            continue
        other, own = others[number], sums[labels[number]]
        squares[:] = 0.0
        column = 0
        # Four columns at a time: the sum stays in a register, and is the same sum.
        while column + 4 <= n_columns:
            x0, x1 = columns[column], columns[column + 1]
            x2, x3 = columns[column + 2], columns[column + 3]
            o0, o1 = other[column], other[column + 1]
            o2, o3 = other[column + 2], other[column + 3]
            for row in range(len(squares)):
                d0, d1, d2, d3 = x0[row] - o0, x1[row] - o1, x2[row] - o2, x3[row] - o3
                squares[row] = (((squares[row] + d0 * d0) + d1 * d1) + d2 * d2) + d3 * d3
            column += 4
        while column < n_columns:
            values, center = columns[column], other[column]
            for row in range(len(squares)):
                difference = values[row] - center
                squares[row] += difference * difference
            column += 1
        for row in range(len(squares)):
            own[row] += np.sqrt(squares[row])
