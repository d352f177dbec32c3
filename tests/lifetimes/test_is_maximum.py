from __future__ import annotations

import numpy as np
import pytest

from custseg.lifetimes.is_maximum import is_maximum

SAMPLE = np.random.default_rng(3).exponential(4.0, size=1000)


def exponential(parameters: np.ndarray) -> np.ndarray:
    """Return the log-likelihood of an exponential distribution with this mean."""
    return -np.log(parameters[0]) - SAMPLE / parameters[0]


def test_the_maximum_is_one() -> None:
    """The mean of the sample makes it most likely."""
    assert is_maximum(exponential, np.array([SAMPLE.mean()]))


@pytest.mark.parametrize("factor", [0.98, 1.02])
def test_beside_the_maximum_is_none(factor: float) -> None:
    """Two hundredths off is much of the standard error of a thousand customers."""
    assert not is_maximum(exponential, np.array([SAMPLE.mean() * factor]))


def test_a_parameter_that_plays_no_part_may_be_anything() -> None:
    """Where nobody leaves the chance to leave is told by nothing, and any value will do."""
    assert is_maximum(exponential, np.array([SAMPLE.mean(), 7.0]))


def test_no_number_is_no_maximum() -> None:
    """A likelihood that cannot be computed has none."""
    assert not is_maximum(lambda parameters: SAMPLE * np.nan * parameters[0], np.array([1.0]))
