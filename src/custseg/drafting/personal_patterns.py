"""Which personal data do the values of a column look like?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A pattern that fits nearly all values is no accident, and a few odd values do not hide it.
_SHARE = 0.8
# E.164 allows 15 digits.
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 15
_BYTE = 255
# Longer texts are none of these, and take long to say so.
_LONGEST = 200
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?:\+|00)\d[\d\s()./-]{6,}\d|\(?0\d{1,5}[)\s/.-]+[\d\s/.-]{4,}\d|\(?\d{3}\)?[ -.]\d{3}[ -.]\d{4}"
)
_DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}")
_CARD = re.compile(r"\d(?:[ -]?\d){12,18}")
_IP4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_IP6 = re.compile(r"(?=.*::|(?:[^:]*:){7})(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}")
_STREET = re.compile(
    r"(?:.*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|vej|gade|all[eé]|plads|stræde)\s+\d+\s?[a-zA-Z]?\b.*"
    r"|\d+[a-zA-Z]?\s+(?:[\w.'-]+\s+){1,4}(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.?|court|place|square|boulevard|blvd\.?)\b.*)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'\u2019.-]+(?:[ -][A-ZÀ-Þ][a-zA-Zß-ÿ'\u2019.-]*){1,3}")
_POSTCODE = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{1,2}-\d{4,5}|\d{5}-\d{4}|\d{4} ?[A-Z]{2}"
)


def personal_pattern(values: Sequence[str]) -> str | None:
    """Return what at least 8 in 10 of the values look like, in words; None where they look like nothing personal.

    Known are e-mail addresses, telephone numbers, bank accounts (IBAN), payment cards, IP addresses, street addresses, names of people,
    and full postcodes. Check digits of accounts and cards have to be right.

    Parameters
    ----------
    values
        Distinct values, none of them missing.

    Examples
    --------
    >>> personal_pattern(["anna@example.org", "ben@example.org"])
    'e-mail addresses'
    >>> personal_pattern(["north", "south"]) is None
    True
    """
    for words, fits in _PATTERNS.items():
        n_fitting = sum(len(value) <= _LONGEST and bool(fits(value)) for value in values)
        if values and n_fitting >= _SHARE * len(values):
            return words
    return None


def _is_phone(value: str) -> bool:
    n_digits = sum(letter.isdigit() for letter in value)
    is_long_enough = _SHORTEST_PHONE <= n_digits <= _LONGEST_PHONE
    return is_long_enough and bool(_PHONE.fullmatch(value)) and not _DAY.fullmatch(value)


def _is_iban(value: str) -> bool:
    if not _IBAN.fullmatch(value):
        return False
    plain = value.replace(" ", "")
    digits = "".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])
    return int(digits) % 97 == 1  # ISO 13616


def _is_card(value: str) -> bool:
    if not _CARD.fullmatch(value):
        return False
    digits = [int(letter) for letter in reversed(value) if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0  # Luhn, ISO/IEC 7812-1


def _is_ip(value: str) -> bool:
    if _IP4.fullmatch(value):
        return all(int(part) <= _BYTE for part in value.split("."))
    return bool(_IP6.fullmatch(value)) and any(letter.isalnum() for letter in value)


_PATTERNS: dict[str, Callable[[str], object]] = {
    "e-mail addresses": _EMAIL.fullmatch,
    "bank accounts (IBAN)": _is_iban,
    "payment card numbers": _is_card,
    "IP addresses": _is_ip,
    "telephone numbers": _is_phone,
    "street addresses": _STREET.fullmatch,
    "full postcodes": _POSTCODE.fullmatch,
    "names of people": _PERSON.fullmatch,
}
