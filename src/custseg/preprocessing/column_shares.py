"""Which column carries how much of the distance between customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.steps import Projection

if TYPE_CHECKING:
    from custseg.steps import Matrix, Preparation, Vector


def column_shares(preparation: Preparation, matrix: Matrix) -> dict[str, float]:
    """Return the share of the total squared distance that each raw column carries.

    Squared distances, summed over all pairs of customers, are proportional to the sum of the variances of the prepared columns: a
    column's share is its part of that sum. All indicators of one column belong to it. After a projection, the variance
    of a component is shared out by its squared loadings, which sum to 1: what the projection drops carries nothing.

    Parameters
    ----------
    preparation
        That made the matrix.
    matrix
        float64 (n, len(preparation.output_names)): the prepared customers.

    Returns
    -------
    shares
        By raw column, in the preparation's order; they sum to 1, or are all 0 where all customers are alike.

    Examples
    --------
    >>> from custseg.preprocessing import NumberScaler
    >>> rows = np.column_stack([np.arange(30.0), np.ones(30)])
    >>> scaler = NumberScaler().fit(rows)
    >>> column_shares(scaler.preparation_, scaler.transform(rows))
    {'x0': 1.0, 'x1': 0.0}
    """
    variances = matrix.var(axis=0)
    for step in reversed(preparation.following):
        if isinstance(step, Projection):
            variances = _shared_out(variances, step)
    shares = dict.fromkeys(preparation.input_names, 0.0)
    total = float(variances.sum()) or 1.0
    for name, variance in zip(preparation.source_names, variances.tolist(), strict=True):
        shares[name] += variance / total
    return shares


def _shared_out(variances: Vector, projection: Projection) -> Vector:
    return np.asarray((variances[:, None] * projection.components**2).sum(axis=0))
