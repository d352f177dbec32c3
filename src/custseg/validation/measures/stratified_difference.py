"""What is the mean of a costly figure, when a cheap one like it is known of every customer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.rules import Vector

# Two-sided 98 %: differences are skewed, and of silhouettes the usual 0.975 held the truth in 92.5 to 95.5 of 100 samples.
_QUANTILE = 0.99


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A mean with an interval of at least 95 %, which is the mean itself where every customer was measured."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Stratum:
    """Customers among whom a sample was drawn without replacement.

    Parameters
    ----------
    size
        How many customers there are.
    cheap_mean
        The mean of the cheap figure over all of them.
    differences
        float64 (m,): costly less cheap figure of each customer drawn; m >= 1.
    """

    size: int
    cheap_mean: float
    differences: Vector

    @property
    def mean(self) -> float:
        """The estimated mean of the costly figure."""
        return self.cheap_mean + float(self.differences.mean())

    @property
    def variance(self) -> float:
        """The variance of that mean, with the correction for a finite population; 0 where everybody was drawn."""
        m = len(self.differences)
        if m == self.size:
            return 0.0
        return (1 - m / self.size) * float(self.differences.var(ddof=1)) / m if m > 1 else np.inf


def stratified_difference(strata: Sequence[Stratum], *, n: int) -> Estimate:
    """Estimate the mean of a costly figure over n customers; those in no stratum count as 0.

    The difference estimator in each stratum (Cochran, Sampling Techniques, 3rd edition 1977, section 7.2: a regression estimate
    whose slope is set to 1): the cheap figure's mean is known, and the sample only tells how far the costly one lies from it. It
    has no bias, whatever the cheap figure, and the nearer the two are, the narrower is the interval. That uses Student's t with
    Satterthwaite's degrees of freedom (the same book, equation 5.16).

    Parameters
    ----------
    strata
        Without overlap.
    n
        At least the customers of all strata.

    Examples
    --------
    >>> near = Stratum(size=100, cheap_mean=0.5, differences=np.array([0.1, 0.2, 0.1, 0.2]))
    >>> estimate = stratified_difference([near], n=100)
    >>> round(estimate.value, 3), round(estimate.low, 3), round(estimate.high, 3)
    (0.65, 0.522, 0.778)
    """
    value = sum(one.size * one.mean for one in strata) / n
    parts = np.array([(one.size / n) ** 2 * one.variance for one in strata])
    degrees = np.array([max(len(one.differences) - 1, 1) for one in strata])
    reach = _t_quantile(parts, degrees) * float(np.sqrt(parts.sum()))
    return Estimate(value=value, low=value - reach, high=value + reach)


def _t_quantile(parts: Vector, degrees: Vector) -> float:
    from scipy.stats import t as student

    if not parts.any():
        return 0.0
    shares = parts / parts.sum()
    return float(student.ppf(_QUANTILE, 1 / (shares**2 / degrees).sum()))
