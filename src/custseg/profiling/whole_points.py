"""Which small whole numbers stand for the points of a model?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.additive_points import cell_totals, marginal

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 9
# What one point may be worth, as the logarithm of a ratio of chances: coarse ones give small numbers.
_UNITS = (2.0, 1.5, 1.0, 0.75, 0.5, 0.35, 0.25, 0.15)


def whole_points(
    table: NDArray[np.int64], points: list[NDArray[np.float64]]
) -> list[NDArray[np.int64]]:
    """Round the points of one model to whole numbers from 0 to 9, so that most customers of the table are placed right.

    For each answer 0 is the segment that it speaks for least; what lies more than 9 below the best is 0, too. Of several units
    that place as many, the one with the smallest numbers.

    Parameters
    ----------
    table
        int64 (1, 1, n_answers of question 1, …, n_segments): customers.
    points
        float64 (1, n_answers, n_segments) for each; the first is the start, with a single answer.

    Returns
    -------
    list
        int64 (n_answers, n_segments) for each.

    Examples
    --------
    >>> table = np.array([[[[30, 10], [10, 30]]]])
    >>> points = [np.zeros((1, 1, 2)), np.array([[[1.0, 0.0], [0.0, 1.2]]])]
    >>> [part.tolist() for part in whole_points(table, points)]
    [[[0, 0]], [[1, 0], [0, 1]]]
    """
    centred = _centred(table, points)
    rounded = [[_rounded(part / unit) for part in centred] for unit in _UNITS]
    best = int(np.argmax([n_right(table, parts) for parts in rounded]))
    return [part[0].astype(np.int64) for part in rounded[best]]


def n_right(table: NDArray[np.int64], points: list[NDArray[np.float64]]) -> int:
    """Count the customers whose segment has the highest total, the lowest number on ties."""
    guessed = cell_totals(points).argmax(axis=-1)[..., None]
    return int(np.take_along_axis(table, guessed, axis=-1).sum())


def _centred(
    table: NDArray[np.int64], points: list[NDArray[np.float64]]
) -> list[NDArray[np.float64]]:
    """Move what all answers to a question have in common to the start."""
    start, centred = points[0], []
    for question, own in enumerate(points[1:], start=1):
        n_customers = marginal(table, question).sum(axis=-1, keepdims=True)
        mean = (own * n_customers).sum(axis=1, keepdims=True) / n_customers.sum()
        start = start + mean
        centred.append(own - mean)
    return [start, *centred]


def _rounded(points: NDArray[np.float64]) -> NDArray[np.float64]:
    below = np.maximum(np.round(points - points.max(axis=-1, keepdims=True)), -MOST)
    points_from_0: NDArray[np.float64] = below - below.min(axis=-1, keepdims=True)
    return points_from_0
