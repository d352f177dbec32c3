from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.validation import CRITERIA, Size
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


def test_a_criterion_of_ones_own_may_have_a_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    """What joined the registry is known from then on."""
    monkeypatch.setitem(CRITERIA, "loyalty", Size)

    check_weights({"loyalty": 1.0})
