"""How likely are purchases under a lapse model?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaln, gammaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.features import RepeatPurchases

    Vector = NDArray[np.float64]


def lapse_log_likelihood(parameters: Vector, purchases: RepeatPurchases) -> Vector:
    """Return the log-likelihood of each customer's days under a BG/NBD model (Fader, Hardie and Lee 2005, equation 6).

    Parameters
    ----------
    parameters
        float64 (4,): r, alpha, a, b of `LapseModel`.
    purchases
        Of n customers, each with a purchase.

    Returns
    -------
    log_likelihood
        float64 (n,).

    Examples
    --------
    Somebody who has not bought again by day 0 tells nothing.

    >>> from custseg.features import RepeatPurchases
    >>> none = np.zeros(1)
    >>> new = RepeatPurchases(
    ...     counts=none, days_to_last=none, days_observed=none, spend_mean=none
    ... )
    >>> lapse_log_likelihood(np.array([0.243, 30.9, 0.793, 2.426]), new).round(6).tolist()
    [0.0]
    """
    r, alpha, a, b = parameters
    x, shape = purchases.counts, r + purchases.counts
    has_repeats = x > 0
    stays = betaln(a, b + x) - shape * np.log(alpha + purchases.days_observed)
    repeats = np.where(has_repeats, x, 1.0)
    leaves = betaln(a + 1, b + repeats - 1) - shape * np.log(alpha + purchases.days_to_last)
    either = np.logaddexp(stays, np.where(has_repeats, leaves, -np.inf))
    likelihood: Vector = either + gammaln(shape) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    return likelihood
