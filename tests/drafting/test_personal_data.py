from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.drafting.personal_data import personal_data

if TYPE_CHECKING:
    from conftest import Facts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("surname", "names of people"),
        ("Vorname", "names of people"),
        ("fornavn", "names of people"),
        ("name", "names of people"),
        ("E-Mail", "e-mail addresses"),
        ("Telefonnummer", "telephone numbers"),
        ("street", "street addresses"),
        ("Fødselsdato", "birth dates"),
        ("Geburtsdatum", "birth dates"),
        ("date_of_birth", "birth dates"),
        ("IBAN", "bank accounts or payment cards"),
        ("ip_address", "IP addresses"),
        ("CPR-nr", "official numbers"),
        ("latitude", "exact places"),
        ("PLZ", "full postcodes"),
        ("zip_code", "full postcodes"),
    ],
)
def test_personal_data_have_names(facts: Facts, name: str, words: str) -> None:
    """Whatever the values look like."""
    assert personal_data(facts(name, [f"x{n}" for n in range(30)])) == words


def test_values_tell_what_the_name_hides(facts: Facts) -> None:
    """A column called 'info' may hold addresses all the same."""
    assert (
        personal_data(facts("info", [f"p{n}@example.org" for n in range(30)])) == "e-mail addresses"
    )


def test_card_numbers_may_be_stored_as_numbers(facts: Facts) -> None:
    """Their check digits are right."""
    cards = [4111111111111111, 5500005555555559, 378282246310005]

    assert personal_data(facts("reference", cards * 5)) == "payment card numbers"


def test_a_yes_or_no_is_no_address(facts: Facts) -> None:
    """'email: yes' says only that there is one."""
    assert personal_data(facts("email", ["yes", "no"] * 10)) is None


def test_what_many_share_is_no_name(facts: Facts) -> None:
    """Occupations look like names of people, and come many times."""
    assert personal_data(facts("job", ["Sales Clerk", "Office Manager", "Bus Driver"] * 20)) is None


@pytest.mark.parametrize(
    ("name", "values"),
    [("email_opens", range(40)), ("mobile_plan", ["basic", "plus", "max"] * 20)],
    ids=["small numbers", "frequent levels"],
)
def test_what_is_done_with_an_address_is_no_address(
    facts: Facts, name: str, values: list[object]
) -> None:
    """Small numbers, and levels that many share, tell nobody apart."""
    assert personal_data(facts(name, values)) is None
