from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.validation.verdict.weights import DEFAULT_WEIGHTS, check_weights


def test_defaults_are_right() -> None:
    """The default weights pass their own check."""
    check_weights(DEFAULT_WEIGHTS)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"stability": -1}, "Too small: stability"),
        ({"stability": 0}, "No criterion counts"),
        ({}, "No criterion counts"),
        ({"relevanz": 1}, "did you mean 'relevance'"),
    ],
)
def test_wrong_weights_are_refused(weights: dict[str, float], message: str) -> None:
    """Negative, all-zero and unknown weights are refused, with the closest name."""
    with pytest.raises(ParameterError, match=message):
        check_weights(weights)
