"""Has a fit found the parameters that make the data most likely?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

# Of the parameters' logarithms, for the derivative.
_STEP = 1e-4
# A slope that is a twentieth of its standard error moves a parameter by about a twentieth of its own.
_OF_STANDARD_ERROR = 0.05
# Per customer: below it a slope is rounding.
_FLAT = 1e-6


def is_maximum(log_likelihood: Callable[[Vector], Vector], parameters: Vector) -> bool:
    """Tell whether the likelihood has stopped to rise, which libraries do not always say of their fits.

    Parameters
    ----------
    log_likelihood
        From the parameters, float64 (k,), to float64 (n,): of each customer.
    parameters
        float64 (k,), above 0.

    Returns
    -------
    has_stopped
        Whether it rises, in the logarithm of no parameter, by more than a twentieth of the slope's standard error.

    Examples
    --------
    Days of waiting, of whose exponential distribution the mean is the likeliest parameter.

    >>> days = np.array([1.0, 2.0, 6.0])
    >>> def log_likelihood(parameters):
    ...     return -np.log(parameters[0]) - days / parameters[0]
    >>> is_maximum(log_likelihood, np.array([3.0])), is_maximum(log_likelihood, np.array([4.0]))
    (True, False)
    """
    shifts = np.exp(_STEP * np.eye(len(parameters)))
    with np.errstate(all="ignore"):  # what overflows is no maximum
        rises = [
            log_likelihood(parameters * shift) - log_likelihood(parameters / shift)
            for shift in shifts
        ]
        slopes = np.array(rises) / (2 * _STEP)
        errors = np.sqrt((slopes**2).sum(axis=1))
    allowed = _OF_STANDARD_ERROR * errors + _FLAT * slopes.shape[1]
    return bool((np.abs(slopes.sum(axis=1)) <= allowed).all())
