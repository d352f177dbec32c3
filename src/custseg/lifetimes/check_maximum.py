"""Has a fit found the parameters that make the data most likely?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

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


def check_maximum(log_likelihood: Callable[[Vector], Vector], parameters: Vector) -> None:
    """Refuse parameters at which the likelihood still rises: the library says of no fit whether it has settled.

    Parameters
    ----------
    log_likelihood
        From the parameters, float64 (k,), to float64 (n,): of each customer.
    parameters
        float64 (k,), above 0.

    Raises
    ------
    TableError
        When it rises, in the logarithm of a parameter, by more than a twentieth of the slope's standard error.
    """
    shifts = np.exp(_STEP * np.eye(len(parameters)))
    slopes = np.array(
        [
            (log_likelihood(parameters * shift) - log_likelihood(parameters / shift)) / (2 * _STEP)
            for shift in shifts
        ]
    )
    errors = np.sqrt((slopes**2).sum(axis=1))
    allowed = _OF_STANDARD_ERROR * errors + _FLAT * slopes.shape[1]
    if not (np.abs(slopes.sum(axis=1)) <= allowed).all():
        raise not_settled([float(f"{value:.4g}") for value in parameters])


def not_settled(found: object) -> TableError:
    """Return the error that says so."""
    return TableError(
        "The fit of a lifetime model did not settle.",
        found=found,
        hint="customers who are all alike, or who never leave, tell no such model: take a longer time or more "
        "customers, or leave its features out.",
    )
