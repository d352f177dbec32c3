"""How far is a table of two divisions from what independent ones would give?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def mean_square_contingency(table: NDArray[np.int64]) -> float:
    """Return Pearson's mean square contingency: chi-square / n.

    Parameters
    ----------
    table
        int64 (r, c): customers in each pair of groups; rows and columns without customers count as absent.

    Examples
    --------
    >>> import numpy as np
    >>> mean_square_contingency(np.array([[5, 0], [0, 5]]))
    1.0
    """
    met = table[table.any(axis=1)][:, table.any(axis=0)]
    in_left, in_right = met.sum(axis=1, keepdims=True), met.sum(axis=0, keepdims=True)
    # The sum of p_ij^2 / (p_i p_j), less 1: as chi-square / n, without forming what is expected.
    return max(float((met / in_left * (met / in_right)).sum()) - 1.0, 0.0)
