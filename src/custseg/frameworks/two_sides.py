"""Do two groups of customers differ in an outcome by more than chance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Vector


@dataclass(frozen=True, kw_only=True)
class TwoSides:
    """The test of Kruskal and Wallis (1952) of two groups, many pairs of groups at once.

    Its statistic is (n - 1) times the share of the variance of the scores that lies between the groups; for an outcome
    of yes and no it is (n - 1) / n times the chi-square statistic of the two-by-two table.

    Parameters
    ----------
    statistic
        float64 (q,): distributed as chi-square with one degree of freedom where there is no difference.
    gain
        float64 (q,): the sum of squares of the scores between both groups.

    Examples
    --------
    >>> scores = np.repeat([-1.0, 1.0], 20)
    >>> found = TwoSides.of(scores, n_inside=np.array([20.0]), inside=np.array([20.0]))
    >>> found.statistic.tolist(), bool(found.log_p[0] < np.log(1e-9))
    ([39.0], True)
    """

    statistic: Vector
    gain: Vector

    @classmethod
    def of(cls, scores: Vector, *, n_inside: Vector, inside: Vector) -> TwoSides:
        """Compare those inside each of q groups with the others, by their number and the sum of their scores (n,)."""
        n, total = len(scores), scores.sum()
        n_outside = n - n_inside
        is_open = np.minimum(n_inside, n_outside) > 0
        between = inside**2 / np.maximum(n_inside, 1) + (total - inside) ** 2 / np.maximum(
            n_outside, 1
        )
        gain = np.where(is_open, np.maximum(between - total**2 / max(n, 1), 0.0), 0.0)
        spread = ((scores - total / max(n, 1)) ** 2).sum()
        share = gain / spread if spread > 0 else np.zeros(len(gain))
        return cls(statistic=(n - 1) * share, gain=gain)

    @property
    def log_p(self) -> Vector:
        """The logarithm of each p-value: of thousands of customers the p-value itself is often 0 in a float64."""
        from scipy.special import log_ndtr

        return np.asarray(np.log(2.0) + log_ndtr(-np.sqrt(self.statistic)))
