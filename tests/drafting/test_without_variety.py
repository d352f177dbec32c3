from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.drafting.without_variety import without_variety

if TYPE_CHECKING:
    from conftest import Facts


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([5] * 60, "constant"),
        ([5] * 51 + [6] * 9, "nearly constant: fewer than 10 rows"),
        ([None] * 51 + [*range(9)], "mostly missing: fewer than 10 rows"),
        ([5] * 50 + [6] * 10, None),
    ],
)
def test_nine_rows_are_no_variety(facts: Facts, values: list[object], reason: str | None) -> None:
    """Their number is not told."""
    found = without_variety(facts("x", values))

    assert found is None if reason is None else str(found).startswith(reason)
