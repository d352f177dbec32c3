"""What do mean and scale of a survey's items have to be, so that every item weighs the same?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from custseg.preprocessing.present_values import present_values
from custseg.preprocessing.standardised import mean_and_scale
from custseg.steps import RatingsStep, TicksStep

if TYPE_CHECKING:
    from custseg.steps import Matrix

_Survey = TypeVar("_Survey", RatingsStep, TicksStep)


def standardised_items(step: _Survey, answers: Matrix) -> _Survey:
    """Return a step of mean 0 and scale 1 with the items' means where answered, and their scales over everybody.

    A missing answer counts as the item's mean, so that every item has mean 0 and variance 1 over the training customers.

    Parameters
    ----------
    step
        Of mean 0 and scale 1.
    answers
        float64 (n, p), NaN where there is none.

    Examples
    --------
    >>> plain = RatingsStep(input_names=("a", "b"), mean=np.zeros(2), scale=np.ones(2), covers=10)
    >>> answers = np.array([[1.0, 5.0], [4.0, 2.0], [2.0, 3.0]])
    >>> standardised_items(plain, answers).mean.round(2).tolist()
    [-0.33, 0.33]
    """
    corrected = np.where(np.isnan(answers), np.nan, step.transform(answers))
    given = present_values(corrected, step.input_names)
    mean = np.array([values.mean() for values in given])
    _, scale = mean_and_scale(replace(step, mean=mean).transform(answers))
    return replace(step, mean=mean, scale=scale, covers=min(map(len, given)))
