from __future__ import annotations

from custseg.recipes.fault_words import closest


def test_all_that_is_known_is_told_where_nothing_is_near() -> None:
    """In the order of the alphabet, whatever order it came in."""
    assert (
        closest("zzz", ["tenure_days", "recency_days"]) == ": known are recency_days, tenure_days"
    )
