from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.preprocessing import TREATMENTS, Treated
from custseg.segmentation import KINDS


def test_every_kind_of_column_has_a_treatment() -> None:
    """What a contract may declare, preprocessing can treat; besides there are bare levels for learners, and a survey's answers."""
    assert set(TREATMENTS) == {*KINDS, "levels", "ratings", "ticks"}


def test_an_unknown_treatment_is_refused() -> None:
    """A misspelt kind is named, with those there are."""
    with pytest.raises(ParameterError, match=r"(?s)kind='cash'.*money"):
        Treated(name="spend", kind="cash")
