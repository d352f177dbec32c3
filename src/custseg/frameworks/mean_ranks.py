"""Where does each segment lie among all customers, whatever the units of the columns?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Matrix, Vector


def mean_ranks(rows: Matrix, labels: NDArray[np.int64]) -> Matrix:
    """Return the mean rank of each segment's customers in every column, in [0, 1], equal values sharing theirs.

    Parameters
    ----------
    rows
        float64 (n, d), NaN where missing, which ranks in the middle.
    labels
        int64 (n,): segments 0..k-1, and NOISE.

    Returns
    -------
    means
        float64 (k, d); 0 for a segment that nobody is in.

    Examples
    --------
    >>> mean_ranks(np.array([[1.0], [2.0], [2.0], [9.0]]), np.array([0, 1, 1, 0])).tolist()
    [[0.5], [0.5]]
    """
    ranks = np.column_stack([_ranks(values) for values in rows.T])
    n_segments = int(labels.max(initial=-1)) + 1
    means = np.zeros((n_segments, rows.shape[1]))
    for segment in np.unique(labels[labels >= 0]):
        # Sorted, so that the order of the customers changes no bit of the sum.
        means[segment] = np.sort(ranks[labels == segment], axis=0).mean(axis=0)
    return means


def _ranks(values: Vector) -> Vector:
    known = np.sort(values[~np.isnan(values)])
    below = np.searchsorted(known, values, side="left")
    reached = np.searchsorted(known, values, side="right")
    ranks = (below + reached) / (2 * max(len(known), 1))
    return np.where(np.isnan(values), 0.5, ranks)
