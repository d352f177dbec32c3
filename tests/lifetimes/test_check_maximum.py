from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import TableError
from custseg.lifetimes.check_maximum import check_maximum

SAMPLE = np.random.default_rng(3).exponential(4.0, size=1000)


def exponential(parameters: np.ndarray) -> np.ndarray:
    """Return the log-likelihood of an exponential distribution with this mean."""
    return -np.log(parameters[0]) - SAMPLE / parameters[0]


def test_the_maximum_passes() -> None:
    """The mean of the sample makes it most likely."""
    check_maximum(exponential, np.array([SAMPLE.mean()]))


@pytest.mark.parametrize("factor", [0.98, 1.02])
def test_beside_the_maximum_is_refused(factor: float) -> None:
    """Two hundredths off is much of the standard error of a thousand customers."""
    with pytest.raises(TableError, match="did not settle"):
        check_maximum(exponential, np.array([SAMPLE.mean() * factor]))


def test_a_parameter_that_plays_no_part_passes() -> None:
    """Where nobody leaves the chance to leave is told by nothing, and any value will do."""
    check_maximum(exponential, np.array([SAMPLE.mean(), 7.0]))


def test_no_number_is_refused() -> None:
    """A likelihood that cannot be computed is no maximum."""
    with pytest.raises(TableError, match="did not settle"):
        check_maximum(lambda parameters: SAMPLE * np.nan * parameters[0], np.array([1.0]))
