"""How much nearer is a customer to its own segment than to the next?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel
from custseg.rules import NOISE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector


def silhouettes(matrix: Matrix, labels: Labels, *, rows: NDArray[np.intp]) -> Vector:
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
        (m,): the rows asked for. Time grows with m x n x p.

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
    counts = np.bincount(labels[labels != NOISE])
    found = np.zeros(len(rows))
    _measure(np.ascontiguousarray(matrix), labels, counts, rows, found)
    return found


@kernel
def _measure(
    X: Matrix,
    labels: Labels,
    counts: NDArray[np.int64],
    rows: NDArray[np.intp],
    found: Vector,
) -> None:
    sums = np.empty(len(counts))
    for position in range(len(rows)):
        row = rows[position]
        own = labels[row]
        if own == NOISE or counts[own] == 1:
            continue
        sums[:] = 0.0
        for other in range(len(X)):
            if labels[other] != NOISE:
                square = 0.0
                for column in range(X.shape[1]):
                    difference = X[row, column] - X[other, column]
                    square += difference * difference
                sums[labels[other]] += np.sqrt(square)
        within = sums[own] / (counts[own] - 1)
        nearest = np.inf
        for segment in range(len(counts)):
            if segment != own and counts[segment] > 0:
                nearest = min(nearest, sums[segment] / counts[segment])
        if np.isfinite(nearest) and max(within, nearest) > 0:
            found[position] = (nearest - within) / max(within, nearest)
