"""What are the silhouettes by squared distances, of any number of customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.measures.mean_squares import mean_squares
from custseg.validation.measures.silhouette_of import silhouette_of

if TYPE_CHECKING:
    from custseg.rules import Labels, Matrix, Vector


def squared_silhouettes(matrix: Matrix, labels: Labels) -> Vector:
    """Return the silhouette of each row by squared Euclidean distances, exact in time n x k x p.

    The same figure as Spark's `ClusteringEvaluator` gives. Squares make gaps look wider: it lies above the silhouette by plain
    distances, and the two are not to be compared with each other.

    Parameters
    ----------
    matrix
        float64 (n, p).
    labels
        int32 (n,): segments from 0 on, or NOISE.

    Returns
    -------
    Vector
        float64 (n,) in [-1, 1]; 0 for noise, for the only row of a segment, and where there is one segment only.

    Examples
    --------
    >>> import numpy as np
    >>> matrix = np.array([[0.0], [1.0], [10.0], [11.0]])
    >>> squared_silhouettes(matrix, np.array([0, 0, 1, 1], dtype=np.int32)).round(3).tolist()
    [0.991, 0.989, 0.989, 0.991]
    """
    return silhouette_of(*mean_squares(matrix, labels))
