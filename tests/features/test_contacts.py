from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.features import Contacts


def test_complaints_need_a_column() -> None:
    """Which contacts are complaints stands in a column, or nowhere."""
    with pytest.raises(ParameterError, match="no column that tells them"):
        Contacts(source="calls.csv", customer="who", time="at", complaints=("late",))
