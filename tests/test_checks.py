from __future__ import annotations

import pytest

from custseg.checks import check_at_least, check_fraction, check_one_of
from custseg.errors import ParameterError


def test_all_wrong_parameters_are_named() -> None:
    """One error lists each of them."""
    with pytest.raises(ParameterError, match="Too small: a, b") as caught:
        check_at_least(1, a=0, b=-1, c=1)

    assert "a=0, b=-1" in str(caught.value)


@pytest.mark.parametrize("value", [-0.1, 1.0, float("nan")])
def test_a_fraction_is_below_one(value: float) -> None:
    """1 is no fraction, and neither is what is no number."""
    with pytest.raises(ParameterError, match="Not a fraction: share"):
        check_fraction(share=value)


def test_unknown_words_list_the_known() -> None:
    """The error says what would have been right."""
    with pytest.raises(ParameterError, match="one of \\['drop', 'keep'\\]"):
        check_one_of(("keep", "drop"), returns="net")
