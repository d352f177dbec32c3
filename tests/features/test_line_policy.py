from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.features import LinePolicy


def test_unknown_words_are_refused() -> None:
    """A policy is one of those that are known."""
    with pytest.raises(ParameterError, match="Unknown value: returns"):
        LinePolicy(returns="ignore")
