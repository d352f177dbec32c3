from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.drafting.unread_times import unread_times

if TYPE_CHECKING:
    from conftest import Facts


@pytest.mark.parametrize(
    ("name", "values", "found"),
    [
        ("date", ["5 Jan 2023", "6 Feb 2023"], ["date"]),
        ("date", ["1/13/2023", "13/1/2023"], ["date"]),
        ("date", ["1/13/2023", "1/14/2023"], []),
        ("day", ["Monday", "Friday"], []),
        ("remark", ["5 Jan 2023", "6 Feb 2023"], []),
        ("date_of_birth", ["5 Jan 1963", "6 Feb 1971", "7 Mar 1950"], []),
    ],
)
def test_times_in_no_known_format_are_found(
    facts: Facts, name: str, values: list[str], found: list[str]
) -> None:
    """By name and digits; birth dates are no times of a line."""
    assert unread_times([facts(name, values)]) == found
