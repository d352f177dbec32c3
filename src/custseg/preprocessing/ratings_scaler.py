"""What has to be learned of answers on a scale?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.standardised_items import standardised_items
from custseg.preprocessing.step_learner import StepLearner
from custseg.steps import RatingsStep

if TYPE_CHECKING:
    from custseg.steps import Matrix


class RatingsScaler(StepLearner):
    """Standardise the answers of each respondent over all columns, and then each column: see `RatingsStep`.

    Attributes
    ----------
    preparation_
        One `RatingsStep`.

    Examples
    --------
    >>> answers = np.array([[1.0, 2.0, 3.0], [3.0, 4.0, 5.0], [3.0, 2.0, 1.0]])
    >>> found = RatingsScaler().fit_transform(answers)
    >>> bool((found[0] == found[1]).all())
    True
    """

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[RatingsStep]:
        """Return one step for all columns."""
        step = RatingsStep(
            input_names=names,
            mean=np.zeros(len(names)),
            scale=np.ones(len(names)),
            covers=len(rows),
        )
        return (standardised_items(step, rows),)
