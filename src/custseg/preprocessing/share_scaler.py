"""What has to be learned of shares?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.present_values import present_values, quantiles
from custseg.preprocessing.standardised import standardised
from custseg.preprocessing.step_learner import StepLearner
from custseg.rules import MIN_COVERED
from custseg.steps import ShareStep

if TYPE_CHECKING:
    from custseg.steps import Matrix


class ShareScaler(StepLearner):
    """Fill with the median, clip to [0, 1], take the arcsine of the square root, and standardise.

    The median is the mean of 10 neighbouring values.

    Attributes
    ----------
    preparation_
        One `ShareStep`.

    Examples
    --------
    >>> shares = np.linspace(0, 1, 101)[:, None]
    >>> ShareScaler().fit_transform(shares)[[0, 100]].round(2).ravel().tolist()
    [-2.24, 2.24]
    """

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[ShareStep]:
        """Return one step for all columns."""
        present = present_values(rows, names)
        step = ShareStep(
            input_names=names,
            fill=quantiles(present, 0.5),
            mean=np.zeros(len(names)),
            scale=np.ones(len(names)),
            covers=min(MIN_COVERED, *map(len, present)),
        )
        return (standardised(step, rows),)
