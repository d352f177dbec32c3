"""On which scale do columns of any kind weigh alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.rules import Matrix, Vector

_TAIL = 0.005


def behaviour_matrix(
    rows: Matrix, names: tuple[str, ...], levels: Mapping[str, tuple[str, ...]]
) -> Matrix:
    """Return robustly standardised columns: each of mean 0, and of summed variance 1 or, where it is constant, 0.

    Numbers are clipped at the 0.5 and 99.5 % quantiles and become asinh((x - median) / s), s being the median of the deviations
    from the median that are not 0: near the median a straight line, far from it a logarithm, for any kind of column and on both
    sides. A missing number is the median. Levels become indicators; missing is one more level.

    Parameters
    ----------
    rows
        float64 (n, d), n >= 1, NaN where missing.
    names
        Of the d columns.
    levels
        The levels of those whose values are positions among levels.

    Returns
    -------
    matrix
        float64 (n, t), a column for each number, and one for each level that somebody has.

    Examples
    --------
    >>> behaviour_matrix(np.array([[1.0], [9.0], [1.0], [9.0]]), ("orders",), {}).tolist()
    [[-1.0], [1.0], [-1.0], [1.0]]
    """
    parts = [
        _indicators(values) if name in levels else _number(values)[:, None]
        for name, values in zip(names, rows.T, strict=True)
    ]
    return np.hstack(parts)


def _number(values: Vector) -> Vector:
    known = values[~np.isnan(values)]
    if not len(known):
        return np.zeros(len(values))
    low, high = np.quantile(known, (_TAIL, 1 - _TAIL))
    clipped = np.clip(values, low, high)
    deviations = clipped - np.nanmedian(clipped)
    sizes = np.abs(deviations[deviations != 0])
    sizes = sizes[~np.isnan(sizes)]
    if not len(sizes):
        return np.zeros(len(values))
    scores = np.arcsinh(np.nan_to_num(deviations) / np.median(sizes))
    return np.asarray((scores - scores.mean()) / scores.std())


def _indicators(positions: Vector) -> Matrix:
    found = np.unique(np.nan_to_num(positions, nan=-1.0))
    is_at = (np.nan_to_num(positions, nan=-1.0)[:, None] == found).astype(np.float64)
    centred = is_at - is_at.mean(axis=0)
    total = (centred**2).mean(axis=0).sum()
    return np.asarray(centred / np.sqrt(total)) if total > 0 else centred
