from __future__ import annotations

import pytest

from custseg.segmentation.readable_column import readable_column


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("recency_days", "recency in days"),
        ("basket_value_usd", "basket value in dollars"),
        ("active_weeks", "active weeks"),
        ("days", "days"),
        ("age is 35-44", "age is 35-44"),
    ],
)
def test_unit_is_said(name: str, said: str) -> None:
    """A known unit at the end is said as a word, everything else is left."""
    assert readable_column(name) == said
