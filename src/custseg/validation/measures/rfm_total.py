"""What is marketing's classic score of a customer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.quantile_groups import quantile_groups

if TYPE_CHECKING:
    from custseg.rules import Matrix, Vector

_N_SCORES = 5


def rfm_total(rfm: Matrix) -> Vector:
    """Add up three scores from 1 to 5, by fifths of the customers (Hughes 1994; equal weights).

    Parameters
    ----------
    rfm
        float64 (n, 3): recency (short is good), frequency, monetary; NaN where missing.

    Returns
    -------
    Vector
        float64 (n,): 3 to 15, NaN where one of the three is missing.

    Examples
    --------
    >>> steps = np.arange(5.0)
    >>> rfm_total(np.column_stack([steps[::-1], steps, steps])).tolist()
    [3.0, 6.0, 9.0, 12.0, 15.0]
    """
    good = rfm * np.array([-1.0, 1.0, 1.0])
    scores = [quantile_groups(column, n_groups=_N_SCORES) + 1 for column in good.T]
    return np.where(np.isnan(rfm).any(axis=1), np.nan, np.sum(scores, axis=0))
