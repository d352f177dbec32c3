"""What is left of a respondent's answers without their style of answering, in place?"""

from __future__ import annotations

from math import isnan, nan, sqrt
from typing import TYPE_CHECKING

from custseg.kernels import kernel

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@kernel
def centre_answers(columns: Matrix) -> None:
    """Subtract each respondent's own mean over the answers given; columns (p, n), missing answers stay NaN.

    Answers that are all the same become 0 exactly, whatever their mean rounds to.
    """
    for row in range(columns.shape[1]):
        total, n_given, low, high = 0.0, 0, nan, nan
        for item in range(len(columns)):
            answer = columns[item, row]
            if isnan(answer):
                continue
            low = answer if n_given == 0 else min(low, answer)
            high = answer if n_given == 0 else max(high, answer)
            total += answer
            n_given += 1
        for item in range(len(columns)):
            if not isnan(columns[item, row]):
                columns[item, row] = 0.0 if low == high else columns[item, row] - total / n_given


@kernel
def spread_answers(columns: Matrix) -> None:
    """Divide centred answers by the respondent's own standard deviation (divisor n); without one they stay 0."""
    for row in range(columns.shape[1]):
        squares, n_given = 0.0, 0
        for item in range(len(columns)):
            if not isnan(columns[item, row]):
                squares += columns[item, row] * columns[item, row]
                n_given += 1
        if squares == 0.0:
            continue
        deviation = sqrt(squares / n_given)
        for item in range(len(columns)):
            columns[item, row] /= deviation


@kernel
def fill_with(columns: Matrix, fill: Vector) -> None:
    """Put the item's fill where an answer is missing."""
    for item in range(len(columns)):
        answers = columns[item]
        for row in range(len(answers)):
            if isnan(answers[row]):
                answers[row] = fill[item]
