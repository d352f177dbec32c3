"""What has to be learned of a column whose order counts, but not its intervals?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.covered_bounds import covered_bounds
from custseg.preprocessing.present_values import present_values
from custseg.preprocessing.standardised import mean_and_scale
from custseg.preprocessing.step_learner import StepLearner
from custseg.rules import MIN_COVERED, covered_quantile
from custseg.steps import OrderedStep

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector


class OrderedScaler(StepLearner):
    """Pool levels until each holds 10 customers, and replace a value by its level's standardised mid-rank.

    A missing value gets the score of the level that holds the median.

    Attributes
    ----------
    preparation_
        One `OrderedStep` per column.

    Examples
    --------
    >>> stars = np.repeat([1.0, 2.0, 3.0], [10, 20, 10])[:, None]
    >>> OrderedScaler().fit(stars).preparation_.treatments[0].scores.round(3).tolist()
    [-1.414, 0.0, 1.414]
    """

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[OrderedStep, ...]:
        """Return one step per column."""
        columns = zip(names, rows.T, present_values(rows, names), strict=True)
        return tuple(
            _standardised(_ridits(name, present), values) for name, values, present in columns
        )


def _ridits(name: str, present: Vector) -> OrderedStep:
    bounds = covered_bounds(present)
    counts = np.bincount(np.searchsorted(bounds, present), minlength=len(bounds) + 1)
    scores = (np.cumsum(counts) - counts / 2) / len(present)
    return OrderedStep(
        input_names=(name,),
        bounds=bounds,
        scores=scores,
        fill=float(scores[np.searchsorted(bounds, covered_quantile(present, 0.5))]),
        covers=min(MIN_COVERED, int(counts.min())),
    )


def _standardised(step: OrderedStep, values: Vector) -> OrderedStep:
    (mean,), (scale,) = mean_and_scale(step.transform(values[:, None]))
    return replace(
        step, scores=(step.scores - mean) / scale, fill=float((step.fill - mean) / scale)
    )
