"""What has to be learned of numbers whose intervals mean the same everywhere?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.present_values import present_values, quantiles
from custseg.preprocessing.standardised import standardised
from custseg.preprocessing.step_learner import StepLearner
from custseg.rules import MIN_COVERED
from custseg.steps import NumberStep

if TYPE_CHECKING:
    from custseg.steps import Matrix

CLIPPED_BELOW, CLIPPED_ABOVE = 0.005, 0.995


class NumberScaler(StepLearner):
    """Fill with the median, clip at the 0.5 and 99.5 % quantiles, and standardise each column.

    Median and quantiles are means of 10 neighbouring values.

    Attributes
    ----------
    preparation_
        One `NumberStep`.

    Examples
    --------
    >>> ages = np.append(np.arange(20.0, 80.0), [900.0] * 2)[:, None]
    >>> NumberScaler().fit(ages).preparation_.treatments[0].high.round(1).tolist()
    [157.5]
    """

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[NumberStep]:
        """Return one step for all columns."""
        present = present_values(rows, names)
        step = NumberStep(
            input_names=names,
            fill=quantiles(present, 0.5),
            low=quantiles(present, CLIPPED_BELOW),
            high=quantiles(present, CLIPPED_ABOVE),
            mean=np.zeros(len(names)),
            scale=np.ones(len(names)),
            covers=min(MIN_COVERED, *map(len, present)),
        )
        return (standardised(step, rows),)
