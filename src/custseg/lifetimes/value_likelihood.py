"""How likely is what customers spent under a value model?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.features import RepeatPurchases

    Vector = NDArray[np.float64]


def value_log_likelihood(parameters: Vector, purchases: RepeatPurchases) -> Vector:
    """Return the log-likelihood of each customer's mean spend under a Gamma-Gamma model (Fader and Hardie 2013, note 25, equation 1a).

    Parameters
    ----------
    parameters
        float64 (3,): p, q, v of `ValueModel`.
    purchases
        Of n customers, each with a repeat day and a mean spend above 0.

    Returns
    -------
    log_likelihood
        float64 (n,).

    Examples
    --------
    Where p, q and v are 1, one repeat day's spend m has the density 1 / (1 + m)^2.

    >>> from custseg.features import RepeatPurchases
    >>> one = np.ones(1)
    >>> buyer = RepeatPurchases(
    ...     counts=one, days_to_last=one, days_observed=one, spend_mean=3 * one
    ... )
    >>> np.exp(value_log_likelihood(np.ones(3), buyer)).round(6).tolist()
    [0.0625]
    """
    p, q, v = parameters
    shape = p * purchases.counts
    total = purchases.counts * purchases.spend_mean
    likelihood: Vector = (
        q * np.log(v)
        + shape * np.log(total)
        - np.log(purchases.spend_mean)
        - (shape + q) * np.log(v + total)
        - betaln(shape, q)
    )
    return likelihood
