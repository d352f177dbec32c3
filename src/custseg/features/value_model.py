"""What will a customer's next order be worth?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.features.repeat_purchases import RepeatPurchases

_MOST = 1e15


@dataclass(frozen=True, kw_only=True)
class ValueModel:
    """A fitted Gamma-Gamma model (Fader, Hardie and Lee 2005, RFM and CLV, Journal of Marketing Research 42(4)).

    What a customer spends on a day of purchase varies around a mean of their own, and these means vary across customers, whatever
    the number of purchases.

    Parameters
    ----------
    p, q, v
        Shape within customers, and shape and scale of the distribution across them; v is money (Fader and Hardie 2013, note 25, write gamma).
    n_customers
        How many it was learned from.

    Raises
    ------
    ParameterError
        When a parameter is not above 0, or beyond all money.

    Examples
    --------
    CDNOW's published parameters: a repeat day at 12.50, two such days, and none.

    >>> import pyarrow as pa
    >>> from custseg.features.repeat_purchases import RepeatPurchases
    >>> model = ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946)
    >>> purchases = RepeatPurchases.of(
    ...     pa.table(
    ...         {
    ...             "repeat_days": [1, 2, 0],
    ...             "days_to_last": [30, 30, 0],
    ...             "days_observed": [273, 273, 273],
    ...             "repeat_spend_mean": [12.5, 12.5, 0.0],
    ...         }
    ...     )
    ... )
    >>> model.expected_order_value(purchases).round(2).tolist()
    [19.42, 16.58, 35.22]
    """

    p: float
    q: float
    v: float
    n_customers: int

    def __post_init__(self) -> None:
        own = {"p": self.p, "q": self.q, "v": self.v}
        if not all(0 < value <= _MOST for value in own.values()):
            raise ParameterError(
                "No purchases give these parameters of a value model.",
                found=own,
                expected="numbers above 0",
            )

    def expected_order_value(self, purchases: RepeatPurchases) -> NDArray[np.float64]:
        """Return the money to expect on each customer's next day of purchase (Fader and Hardie 2013, note 25, equation 5).

        It lies between the mean of all customers and that of the customer's own repeat days, the nearer to the latter the
        more there are. A mean below 0, where more went back than was bought, counts as 0.

        Parameters
        ----------
        purchases
            Of n customers.

        Returns
        -------
        money
            float64 (n,), above 0; NaN without a purchase, and where the mean has no finite expectation (q up to 1, and no
            or few repeats).
        """
        spend = purchases.counts * np.maximum(purchases.spend_mean, 0.0)
        spend = np.where(purchases.counts > 0, spend, 0.0)
        weight = self.p * purchases.counts + self.q - 1
        is_finite = weight > 0
        return np.where(
            is_finite, self.p * (self.v + spend) / np.where(is_finite, weight, 1.0), np.nan
        )
