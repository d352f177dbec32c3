"""Is a column likely to tell who somebody is?"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from custseg.drafting.birth_dates import are_birth_dates
from custseg.drafting.long_numbers import are_long_numbers
from custseg.drafting.name_words import name_words
from custseg.drafting.personal_patterns import personal_pattern
from custseg.drafting.phrases import has_phrase, phrases

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts

POSTCODES = "full postcodes"

# In English, German and Danish, letters such as ä and ø written out.
_NAMES = {
    "names of people": phrases(
        """first name, last name, full name, given name, family name, middle name, surname, forename, maiden
        name, customer name, client name, contact name, vorname, nachname, familienname, kundenname,
        ansprechpartner, fornavn, efternavn, kundenavn, navn"""
    ),
    "e-mail addresses": phrases(
        """email, e mail, mail address, mailadresse, emailadresse, e mailadresse, email address"""
    ),
    "telephone numbers": phrases(
        """phone, telephone, mobile, cell phone, fax, telefon, telefonnummer, handy, handynummer, mobilnummer,
        mobil, telefonnr, tlf, telnr, tel, cell, contact number, contact no, rufnummer, mobilnr"""
    ),
    "IP addresses": phrases("ip, ip address, ipadresse"),
    "street addresses": phrases(
        """street, address, house number, strasse, adresse, hausnummer, anschrift, vej, vejnavn, gade, husnummer,
        address line"""
    ),
    "birth dates": phrases(
        """birth, birthday, birthdate, date of birth, dob, birth year, year of birth, geburtstag, geburtsdatum,
        geburtsjahr, geb datum, foedselsdato, foedselsdag, foedselsaar, foedt, yob, born"""
    ),
    "bank accounts or payment cards": phrases(
        """iban, bic, account number, credit card, card number, cvv, kontonummer, kreditkarte,
        kreditkartennummer, kontonr, bankkonto, kortnummer"""
    ),
    "official numbers": phrases(
        """ssn, social security, passport, national id, tax id, driver license, cpr, cpr nr, personnummer,
        steuernummer, steuer id, ausweisnummer, sozialversicherungsnummer, cprnummer"""
    ),
    "exact places": phrases(
        """latitude, longitude, lat, lon, lng, gps, coordinates, breitengrad, laengengrad"""
    ),
    "devices or log-ins": phrases(
        """device id, cookie, username, user name, login, password, benutzername, brugernavn, kennwort,
        adgangskode"""
    ),
    "free text": phrases(
        """comment, comments, remark, remarks, note, notes, kommentar, bemerkung, notiz, bemaerkning, free text"""
    ),
    POSTCODES: phrases(
        """zip, zip code, zipcode, postcode, post code, postal code, plz, postleitzahl, postnr, postnummer,
        postal"""
    ),
}
_BARE_NAMES = (("name",), ("names",))
# A yes/no column of this name says whether there is an address, and is none.
_FLAG_LEVELS = 2
_LOOKED_AT = 1_000
_SHORTEST_CARD = 1e12
_SMALL = 100_000
_FEW_LEVELS = 20
# Names of goods are shorter.
_SENTENCE, _SENTENCE_WORDS = 60, 8
# These tell who somebody is, or are protected, however many share them.
_ALWAYS = ("names of people", "birth dates", "exact places", POSTCODES)


def personal_data(facts: ColumnFacts) -> str | None:
    """Return what a column seems to hold, in words that name no value; None where it seems to hold nothing personal.

    It goes by the column's name, and by the look of its values: of up to 1,000 where they are texts.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> values = pa.chunked_array([[f"person{n}@example.org" for n in range(20)]])
    >>> personal_data(column_facts("contact", values))
    'e-mail addresses'
    """
    if are_birth_dates(facts):
        return "birth dates"
    if len(facts.distinct) <= _FLAG_LEVELS:
        return None
    if facts.storage == "text" or (facts.is_whole and facts.numbers[0] >= _SHORTEST_CARD):
        step = max(len(facts.distinct) // _LOOKED_AT, 1)
        found = personal_pattern(sorted(facts.levels)[::step])
        if found is not None and (found != "names of people" or _are_persons(facts)):
            return found
    return _by_name(facts) or _by_length(facts)


def _by_name(facts: ColumnFacts) -> str | None:
    if name_words(facts.name) in _BARE_NAMES and facts.storage == "text":
        return "names of people"
    found = next((words for words, known in _NAMES.items() if has_phrase(facts.name, known)), None)
    return None if found not in _ALWAYS and _tells_nobody_apart(facts) else found


def _by_length(facts: ColumnFacts) -> str | None:
    if are_long_numbers(facts):
        return "telephone numbers"
    return "free text" if _are_sentences(facts) and not _tells_nobody_apart(facts) else None


def _are_sentences(facts: ColumnFacts) -> bool:
    if facts.storage != "text":
        return False
    lengths = [len(text) for text in facts.distinct_texts[:_LOOKED_AT]]
    words = [len(text.split()) for text in facts.distinct_texts[:_LOOKED_AT]]
    return median(lengths) >= _SENTENCE and median(words) >= _SENTENCE_WORDS


def _tells_nobody_apart(facts: ColumnFacts) -> bool:
    """Say whether it holds small numbers, as `email_opens` does, or a few levels that 10 customers have each, as `phone_plan` does."""
    if facts.storage == "number":
        return bool(facts.numbers[-1] < _SMALL)
    return len(facts.distinct) <= _FEW_LEVELS and facts.all_levels_are_covered


def _are_persons(facts: ColumnFacts) -> bool:
    # Occupations and towns look like names, too, and come many times.
    n_known = len(facts) - facts.n_missing
    return 2 * len(facts.distinct) > n_known or _by_name(facts) == "names of people"
