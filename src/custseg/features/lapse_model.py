"""How likely is it that a customer still buys, and how often will they?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least
from custseg.errors import ParameterError
from custseg.kernels import exponentiate, kernel, take_logarithms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.features.repeat_purchases import RepeatPurchases

    Vector = NDArray[np.float64]

# Beyond these no days were counted, and sums would take forever.
_LEAST, _MOST = 1e-3, 1e9
_MOST_PER_DAY = 10.0
# A rest that is smaller, against the sum, is not looked at.
_SMALL = 1e-17
_HUGE = 1e200


@dataclass(frozen=True, kw_only=True)
class LapseModel:
    """A fitted BG/NBD model (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24(2)).

    A customer buys at random, at a rate of their own, and after each repeat purchase leaves for good with a chance of their own.

    Parameters
    ----------
    r, alpha
        Of the gamma distribution of purchase rates, per day: their mean is r / alpha.
    a, b
        Of the beta distribution of the chance to leave after a purchase: its mean is a / (a + b).
    n_customers
        How many it was learned from.

    Raises
    ------
    ParameterError
        When a parameter is none that days of purchases can give.

    Examples
    --------
    CDNOW's published parameters, whose alpha is 4.414 weeks. All three were first seen 272 days ago.

    >>> import pyarrow as pa
    >>> from custseg.features.repeat_purchases import RepeatPurchases
    >>> model = LapseModel(r=0.243, alpha=30.898, a=0.793, b=2.426, n_customers=2357)
    >>> purchases = RepeatPurchases.of(
    ...     pa.table(
    ...         {
    ...             "repeat_days": [2, 2, 0],
    ...             "days_to_last": [213, 30, 0],
    ...             "days_observed": [273, 273, 273],
    ...             "repeat_spend_mean": [20.0, 20.0, 0.0],
    ...         }
    ...     )
    ... )
    >>> model.probability_alive(purchases).round(3).tolist()
    [0.727, 0.106, 1.0]
    >>> model.expected_purchases(purchases, days=90).round(3).tolist()
    [0.453, 0.066, 0.069]
    """

    r: float
    alpha: float
    a: float
    b: float
    n_customers: int

    def __post_init__(self) -> None:
        own = {"r": self.r, "alpha": self.alpha, "a": self.a, "b": self.b}
        wrong = {name: value for name, value in own.items() if not 0 < value <= _MOST}
        if wrong or self.alpha < _LEAST or self.r > _MOST_PER_DAY * self.alpha:
            raise ParameterError(
                "No purchases by the day give these parameters of a lapse model.",
                found=own,
                expected=f"numbers above 0, alpha from {_LEAST}, r / alpha up to {_MOST_PER_DAY:g} a day",
            )

    def probability_alive(self, purchases: RepeatPurchases) -> Vector:
        """Return the chance that each customer has not left by the last day observed (Fader and Hardie 2008, note 21).

        It is 1 for who bought once, since this model lets customers leave after a repeat purchase only.

        Parameters
        ----------
        purchases
            Of n customers.

        Returns
        -------
        chances
            float64 (n,), from 0 to 1; NaN without a purchase.
        """
        has_repeats = purchases.counts > 0
        own = purchases.take(has_repeats)
        alive = np.where(np.isnan(purchases.counts), np.nan, 1.0)
        # The logarithm of the odds of having left; as a power it would overflow.
        odds = self.a / (self.b + own.counts - 1)
        silence = (self.alpha + own.days_observed) / (self.alpha + own.days_to_last)
        take_logarithms(odds)
        take_logarithms(silence)
        odds += (self.r + own.counts) * silence
        smaller = -np.abs(odds)
        exponentiate(smaller)
        alive[has_repeats] = np.where(odds > 0, smaller, 1.0) / (1.0 + smaller)
        return alive

    def expected_purchases(self, purchases: RepeatPurchases, *, days: int) -> Vector:
        """Return how many days with a purchase to expect of each customer in the days to come.

        It is the paper's equation 10, whose Gaussian hypergeometric function is summed in an order in which every term
        is above 0: over j, (the chance that somebody who never leaves buys more than j times) x (the chance to stay
        after j purchases), x `probability_alive`. Where a is 1 or counts are large, equation 10 as printed divides 0 by 0.

        Parameters
        ----------
        purchases
            Of n customers.
        days
            How many days to look ahead, from 0.

        Returns
        -------
        expected
            float64 (n,), from 0; NaN without a purchase.
        """
        check_at_least(0, days=days)
        # Customers with the same days have the same sum, and in millions of them few are different.
        pairs, places = np.unique(
            purchases.counts + 1j * purchases.days_observed, return_inverse=True
        )
        stayed = np.empty(len(pairs))
        _expect_while_staying(
            self.r + pairs.real,
            self.b + pairs.real,
            days / (self.alpha + pairs.imag + days),
            self.a,
            stayed,
        )
        return stayed[places] * self.probability_alive(purchases)


@kernel
def _expect_while_staying(
    shapes: Vector, stays: Vector, successes: Vector, leaving: float, into: Vector
) -> None:
    """Average, over a negative binomial count n, the sum over j < n of the chance to stay after j purchases.

    Parameters
    ----------
    shapes, successes
        float64 (n,): of the negative binomial distribution.
    stays, leaving
        float64 (n,), and one number: of the beta distribution, the chances to stay and to leave.
    into
        float64 (n,), overwritten: the averages.
    """
    for row in range(len(shapes)):
        shape, stay, success = shapes[row], stays[row], successes[row]
        n = 0.0
        chance, chances = 1.0, 1.0  # of n, against that of 0
        kept, purchases, total = 1.0, 0.0, 0.0
        is_open = True
        while is_open:
            chance *= (shape + n) / (n + 1) * success
            purchases += kept
            kept *= (stay + n) / (leaving + stay + n)
            n += 1
            chances += chance
            total += chance * purchases
            if chance > _HUGE:
                chance, chances, total = chance / _HUGE, chances / _HUGE, total / _HUGE
            # From here on each chance is at most (1 - left) times the one before, and `purchases` grows slower than n.
            left = 1 - max((shape + n) / (n + 1), 1.0) * success
            rest = chance * purchases * (1 - left) * (1 + n * left)
            is_open = left <= 0 or rest > _SMALL * total * n * left * left
        into[row] = total / chances
