from __future__ import annotations

import datetime as dt
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


@pytest.mark.parametrize(
    "name",
    ["yob", "birth_yr", "Geburtsjahrgang", "Fødselsår", "fodselsaar", "YearOfBirth", "gebjahr"],
)
def test_birth_years_are_personal(facts: Facts, name: str) -> None:
    """Numbers, and nobody's number of anything."""
    assert personal_data(facts(name, range(1930, 2005))) == "birth dates"


def test_other_years_are_not_personal(facts: Facts) -> None:
    """By their name."""
    assert personal_data(facts("units", range(1930, 2005))) is None


@pytest.mark.parametrize(
    "days",
    [
        [dt.date(1940 + n, 1, 1) for n in range(60)],
        [f"24.12.{1940 + n}" for n in range(60)],
        [f"12/24/{1940 + n} 0:00" for n in range(60)],
    ],
    ids=["days", "texts", "texts with times"],
)
def test_days_that_lie_as_birthdays_do_are_personal(facts: Facts, days: list[object]) -> None:
    """Whatever the name; orders do not reach so far back."""
    assert personal_data(facts("d1", days)) == "birth dates"


def test_days_of_orders_are_not_personal(facts: Facts) -> None:
    """Even of ten years, with a few that stand for no day."""
    days = [dt.date(2014, 1, 1) + dt.timedelta(days=60 * n) for n in range(60)]

    assert personal_data(facts("d1", [*days, dt.date(1900, 1, 1), dt.date(9999, 12, 31)])) is None
    assert personal_data(facts("d1", [*days[:3], dt.date(1900, 1, 1)])) is None


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("mobile", range(4512340000, 4512340040)),
        ("reach_at", range(4512340000, 4512340040)),
        ("x", [f"0{n}" for n in range(1712340000, 1712340040)]),
    ],
    ids=["by name", "by look", "texts"],
)
def test_telephone_numbers_may_be_stored_as_numbers(
    facts: Facts, name: str, values: list[object]
) -> None:
    """Long ones, nearly every one another."""
    assert personal_data(facts(name, values)) == "telephone numbers"


@pytest.mark.parametrize("name", ["order_no", "basket_id", "customer_id", "revenue"])
def test_long_numbers_of_another_name_are_not_personal(facts: Facts, name: str) -> None:
    """Ids and money are long, too."""
    assert personal_data(facts(name, range(4512340000, 4512340040))) is None


def test_sentences_are_free_text(facts: Facts) -> None:
    """Names of goods are shorter, and answers come many times."""
    said = "I called on Monday the {} and nobody could say when my parcel would come"
    goods = [f"WHITE HANGING HEART T-LIGHT HOLDER {n}" for n in range(40)]

    assert personal_data(facts("x", [said.format(n) for n in range(40)])) == "free text"
    assert personal_data(facts("x", goods)) is None
    assert personal_data(facts("x", [said, said[1:], said[2:]] * 20)) is None


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
