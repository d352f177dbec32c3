from __future__ import annotations

import pytest

from custseg.drafting.name_words import name_words, written_out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("customer_id", ("customer", "id")),
        ("CustomerID", ("customer", "id")),
        ("IPAddress", ("ip", "address")),
        ("e-mail", ("e", "mail")),
        ("Relationship.Status", ("relationship", "status")),
        ("Straße", ("strasse",)),
        ("KØN", ("koen",)),
        ("spend2024", ("spend2024",)),
        ("", ()),
    ],
)
def test_a_name_falls_into_words(name: str, words: tuple[str, ...]) -> None:
    """At capitals, points, lines and spaces."""
    assert name_words(name) == words


def test_german_and_danish_letters_are_written_out() -> None:
    """Small and capital ones."""
    assert written_out("Überprüfung på ærø") == "Ueberpruefung paa aeroe"
