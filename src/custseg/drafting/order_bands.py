"""In which order do bands such as '19-24' and '65+' stand?"""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Band: TypeAlias = tuple[float, float]

_THOUSANDS = re.compile(r"(?<=\d)[.,' ](?=\d{3}(?!\d))")
_CURRENCY = re.compile(r"[$€£¥]|\b(?:usd|eur|gbp|dkk|aud|kr|years?|jahre?n?|aar|år)\b\.?")
_NUMBER = r"(\d+(?:[.,]\d+)?)\s*(k|m|tsd\.?|thousand|million)?"
_BELOW = r"(?:<=?|≤|under|below|less than|up to|at most|unter|bis|weniger als|hoechstens|højst|mindre end)"
_ABOVE = r"(?:>=?|≥|over|above|more than|at least|from|ueber|über|ab|mehr als|mindestens|mindst|mere end)"
_MORE = r"(?:\+|plus|(?:and|or|und|oder|og|eller)\s+(?:more|over|above|older|mehr|älter|derover|mere|flere))"
_BETWEEN = re.compile(rf"{_NUMBER}\s*(?:[-\u2013\u2014]|to|bis|til|through|and|und)\s*{_NUMBER}")
_UNDER = re.compile(rf"{_BELOW}\s*{_NUMBER}")
_FROM = re.compile(rf"{_ABOVE}\s*{_NUMBER}|{_NUMBER}\s*{_MORE}")
_ALONE = re.compile(_NUMBER)
_FACTORS = {"k": 1e3, "t": 1e3, "m": 1e6}


def order_bands(texts: Iterable[str]) -> tuple[str, ...] | None:
    """Return bands of numbers from the lowest to the highest; None where a text is no band, or two overlap.

    Understood are ranges, open ends and single numbers, in English, German and Danish, with units, currencies, and K for
    thousand.

    Parameters
    ----------
    texts
        The levels, each once.

    Examples
    --------
    >>> order_bands(["65+", "19-24", "25-34"])
    ('19-24', '25-34', '65+')
    >>> order_bands(["250K+", "15-24K", "Under 15K"])
    ('Under 15K', '15-24K', '250K+')
    >>> order_bands(["north", "south"]) is None
    True
    """
    bands = {text: _band(text) for text in texts}
    known = {text: band for text, band in bands.items() if band is not None}
    if not known or len(known) < len(bands):
        return None
    ordered = sorted(known, key=lambda text: known[text])
    return None if _overlap([known[text] for text in ordered]) else tuple(ordered)


def _overlap(bands: list[Band]) -> bool:
    return any(lower[1] > upper[0] or lower == upper for lower, upper in itertools.pairwise(bands))


def _band(text: str) -> Band | None:
    plain = _CURRENCY.sub("", _THOUSANDS.sub("", text.casefold())).strip()
    if found := _BETWEEN.fullmatch(plain):
        low, unit, high, last_unit = found.groups()
        band = (_number(low, unit or last_unit), _number(high, last_unit))
        return band if band[0] <= band[1] else None
    if found := _UNDER.fullmatch(plain):
        return -math.inf, _number(*found.groups())
    if found := _FROM.fullmatch(plain):
        number, unit = (one for one in (found.groups()[:2] if found[1] else found.groups()[2:]))
        return _number(number, unit), math.inf
    if found := _ALONE.fullmatch(plain):
        number = _number(*found.groups())
        return number, number
    return None


def _number(digits: str, unit: str | None) -> float:
    return float(digits.replace(",", ".")) * (_FACTORS[unit[0]] if unit else 1.0)
