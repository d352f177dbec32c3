"""What has to be learned of money, counts and days?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.number_scaler import CLIPPED_ABOVE, CLIPPED_BELOW
from custseg.preprocessing.present_values import present_values, quantiles
from custseg.preprocessing.standardised import standardised
from custseg.preprocessing.step_learner import StepLearner
from custseg.rules import MIN_COVERED, covered_quantile
from custseg.steps import SkewedStep

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector


class SkewedScaler(StepLearner):
    """Fill with the median, clip at the 0.5 and 99.5 % quantiles, take asinh(x / unit), and standardise.

    The unit is the median of the sizes |x| above 0, so that the result is the same in cents and in euros. Medians
    and quantiles are means of 10 neighbouring values.

    Attributes
    ----------
    preparation_
        One `SkewedStep`.

    Examples
    --------
    >>> spend = np.exp(np.random.default_rng(1).normal(4, 1, (1000, 1)))
    >>> in_euros, in_cents = SkewedScaler().fit_transform(spend), SkewedScaler().fit_transform(100 * spend)
    >>> bool(np.allclose(in_euros, in_cents, atol=1e-5))
    True
    """

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[SkewedStep]:
        """Return one step for all columns."""
        present = present_values(rows, names)
        step = SkewedStep(
            input_names=names,
            fill=quantiles(present, 0.5),
            low=quantiles(present, CLIPPED_BELOW),
            high=quantiles(present, CLIPPED_ABOVE),
            unit=np.array([_unit(values) for values in present]),
            mean=np.zeros(len(names)),
            scale=np.ones(len(names)),
            covers=min(MIN_COVERED, *map(len, present)),
        )
        return (standardised(step, rows),)


def _unit(values: Vector) -> float:
    sizes = np.abs(values)
    above_zero = sizes[sizes > 0]
    if len(above_zero) >= MIN_COVERED:
        return covered_quantile(above_zero, 0.5)
    # The mean of the 10 greatest, zeros among them: a median of fewer would tell of fewer customers.
    return covered_quantile(sizes, 1.0) or 1.0
