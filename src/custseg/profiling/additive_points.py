"""How much does each answer speak for each segment?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SMOOTHING = 0.5


def additive_points(
    table: NDArray[np.int64], points: list[NDArray[np.float64]], *, n_rounds: int
) -> list[NDArray[np.float64]]:
    """Improve the points of some questions together: a multinomial model of the segment with one term for each answer.

    Iterative scaling (Darroch and Ratcliff 1972) on the cells of a table in which customers with the same answers
    are one: question after question, each answer's points grow by the logarithm of how often it meets the segment, over how often
    the model says so. Half a customer is added on both sides; few rounds keep the points of what never meets finite.

    Parameters
    ----------
    table
        int64 (m, n_answers of question 1, …, n_segments): customers, for m models fitted side by side.
    points
        For each question float64 (m, n_answers, n_segments): where to begin. Those of the last alone are improved first.
    n_rounds
        Times that all questions are gone through.

    Examples
    --------
    >>> table = np.array([[[30, 10], [10, 30]]])
    >>> [points] = additive_points(table, [np.zeros((1, 2, 2))], n_rounds=3)
    >>> (points[0, :, 0] - points[0, :, 1]).round(1).tolist()
    [1.1, -1.1]
    """
    points = list(points)
    n_here = table.sum(axis=-1, keepdims=True)
    totals = cell_totals(points)
    order = [len(points) - 1] + list(range(len(points))) * n_rounds
    for question in order:
        expected = marginal(n_here * _softmax(totals), question)
        observed = marginal(table, question)
        step = np.log((observed + _SMOOTHING) / (expected + _SMOOTHING))
        points[question] = points[question] + step
        totals = totals + _spread(step, question, len(points))
    return points


def cell_totals(points: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Add up the points in every cell: float64 (m, n_answers of question 1, …, n_segments)."""
    totals = _spread(points[0], 0, len(points))
    for question, own in enumerate(points[1:], start=1):
        totals = totals + _spread(own, question, len(points))
    return totals


def marginal(table: NDArray[Any], question: int) -> NDArray[np.float64]:
    """Sum over all answers but those to one question: (m, n_answers, n_segments)."""
    others = tuple(axis for axis in range(1, table.ndim - 1) if axis != question + 1)
    sums: NDArray[np.float64] = table.sum(axis=others, dtype=np.float64)
    return sums


def _spread(own: NDArray[np.float64], question: int, n_questions: int) -> NDArray[np.float64]:
    n_models, n_answers, n_segments = own.shape
    shape = [1] * n_questions
    shape[question] = n_answers
    return own.reshape(n_models, *shape, n_segments)


def _softmax(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(totals - totals.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return shares
