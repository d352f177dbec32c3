"""Which share of the value do the first customers hold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import ArrayLike

    from custseg.rules import Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class LorenzCurve:
    """Share of the value against share of the customers, taken group by group in a given order (Lorenz 1905).

    Within a group customers count alike: the curve is straight between its points.

    Parameters
    ----------
    customers, value
        float64 (n_groups + 1,): shares from 0 to 1 after each group, the first being 0.

    Examples
    --------
    >>> curve = LorenzCurve.of([20, 80], [60.0, 40.0])
    >>> curve.share_of_first(0.2), round(curve.gini, 6)
    (0.6, 0.4)
    """

    customers: Vector
    value: Vector

    @classmethod
    def of(cls, counts: ArrayLike, worths: ArrayLike) -> Self:
        """Take groups of these sizes and values, in this order.

        Parameters
        ----------
        counts, worths
            (n_groups,): at least 0, with a sum above 0.
        """
        shares = (np.concatenate([[0.0], np.cumsum(np.asarray(one))]) for one in (counts, worths))
        customers, value = (cumulated / cumulated[-1] for cumulated in shares)
        return cls(customers=customers, value=value)

    def share_of_first(self, share: float) -> float:
        """Return the share of the value that the first customers hold."""
        return float(np.interp(share, self.customers, self.value))

    @property
    def gini(self) -> float:
        """Twice the area above the diagonal: 0 where all hold the same; Gini's coefficient, where the order is by value."""
        return float(2 * np.trapezoid(self.value, self.customers) - 1)
