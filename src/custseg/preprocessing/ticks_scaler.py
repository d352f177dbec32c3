"""What has to be learned of yes/no answers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.standardised_items import standardised_items
from custseg.preprocessing.step_learner import StepLearner
from custseg.steps import TicksStep

if TYPE_CHECKING:
    from custseg.steps import Matrix


class TicksScaler(StepLearner):
    """Subtract each respondent's share of yes over all columns, and standardise each column: see `TicksStep`.

    Parameters
    ----------
    levels
        What 0 and 1 are called, no before yes: a greater number is then a missing answer. None: every number is an answer.

    Attributes
    ----------
    preparation_
        One `TicksStep`.

    Examples
    --------
    >>> answers = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
    >>> TicksScaler(levels=("no", "yes")).fit_transform(answers)[3].round(2).tolist()
    [-0.3, -0.17, 0.45]
    """

    def __init__(self, *, levels: tuple[str, ...] | None = None) -> None:
        self.levels = levels

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[TicksStep]:
        """Return one step for all columns."""
        n_items = len(names)
        highest = float(np.finfo(np.float32).max) if self.levels is None else len(self.levels) - 1.0
        step = TicksStep(
            input_names=names,
            highest=np.full(n_items, highest),
            mean=np.zeros(n_items),
            scale=np.ones(n_items),
            covers=len(rows),
        )
        return (standardised_items(step, np.where(rows > highest, np.nan, rows)),)
