from __future__ import annotations

import pytest

from custseg.drafting.protected_trait import protected_trait


@pytest.mark.parametrize(
    ("name", "trait"),
    [
        ("Gender", "sex"),
        ("Geschlecht", "sex"),
        ("køn", "sex"),
        ("age_band", "age"),
        ("Alter", "age"),
        ("Religion", "religion"),
        ("ethnicity", "ethnic origin"),
        ("Staatsangehörigkeit", "nationality"),
        ("marital_status", "marital status"),
        ("has_disability", "health"),
        ("average_spend", None),
        ("message_count", None),
        ("package", None),
    ],
)
def test_protected_traits_are_known_by_their_names(name: str, trait: str | None) -> None:
    """Letters inside other words do not count."""
    assert protected_trait(name) == trait
