from __future__ import annotations

import pytest

from custseg.drafting.personal_patterns import personal_pattern


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["anna@example.org", "b.c@mail.example.com"], "e-mail addresses"),
        (["+45 12 34 56 78", "+49 30 1234567"], "telephone numbers"),
        (["030/1234567", "0171-2345678"], "telephone numbers"),
        (["555-123-4567", "(555) 123-9876"], "telephone numbers"),
        (["DE89370400440532013000", "DK50 0040 0440 1162 43"], "bank accounts (IBAN)"),
        (["4111 1111 1111 1111", "5500005555555559"], "payment card numbers"),
        (["192.168.0.1", "10.0.0.254"], "IP addresses"),
        (["2001:db8:0:0:0:0:0:1", "fe80::1"], "IP addresses"),
        (["12 Main Street", "7 Old Mill Rd"], "street addresses"),
        (["Hauptstraße 5", "Lindenweg 12a", "Nørregade 3"], "street addresses"),
        (["SW1A 1AA", "EC2V 7HN"], "full postcodes"),
        (["Anna Berg", "Jean-Luc Picard", "Søren Åberg"], "names of people"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_personal_data_have_a_look(values: list[str], words: str) -> None:
    """What they look like is told in words."""
    assert personal_pattern(values) == words


@pytest.mark.parametrize(
    "values",
    [
        [],
        ["north", "south"],
        ["536365", "536366"],
        ["2024-01-05", "05.01.2024"],
        ["25-34", "35-44"],
        ["1234567890123456"],
        ["DE00370400440532013000"],
        ["999.1.1.1"],
        ["WHITE METAL LANTERN", "RED MUG"],
        ["$30,001 to $60,000"],
    ],
    ids=[
        "nothing",
        "names",
        "numbers",
        "days",
        "bands",
        "no card",
        "no account",
        "no address",
        "goods",
        "money",
    ],
)
def test_other_values_look_like_nothing_personal(values: list[str]) -> None:
    """Check digits of cards and accounts have to be right."""
    assert personal_pattern(values) is None


def test_a_few_odd_values_hide_nothing() -> None:
    """Four e-mail addresses in five values are enough."""
    values = [f"person{n}@example.org" for n in range(4)]

    assert personal_pattern([*values, "unknown"]) == "e-mail addresses"


def test_long_texts_are_passed_over() -> None:
    """They are no address, and their patterns would take long."""
    assert personal_pattern(["12 Main Street " * 20_000] * 3) is None
