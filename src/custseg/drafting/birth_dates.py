"""Does a column say when people were born?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.name_words import name_words

if TYPE_CHECKING:
    from custseg.drafting.column_facts import ColumnFacts
    from custseg.rules import Vector

# Parts of words in English, German and Danish, also where ø is written o.
_BORN = (
    "birth",
    "bday",
    "yob",
    "geburt",
    "geboren",
    "gebdat",
    "gebjahr",
    "foeds",
    "foedt",
    "fodsel",
    "fodt",
)
_FIRST, _LAST = 1900, 2020
_YEAR_OF_DAY = re.compile(r"(\d{4})[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](\d{4})")
_LOOKED_AT = 1_000
# Nobody's orders go so far back, and so far apart; the birth years of grown people do.
_LONG_AGO, _APART = 1980, 25
# Among fewer, one day that stands for none would be a tenth.
_FEWEST = 10


def are_birth_dates(facts: ColumnFacts) -> bool:
    """Say whether a column holds days or years of birth, by its name, or because its days lie as birthdays do.

    Ten days at least look so, when a tenth of them lies before 1980, and another tenth at least 25 years later.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> are_birth_dates(column_facts("yob", pa.chunked_array([range(1940, 2000)])))
    True
    >>> are_birth_dates(column_facts("units", pa.chunked_array([range(1940, 2000)])))
    False
    """
    years = _years(facts)
    if not len(years):
        return False
    early, late = np.quantile(years, (0.1, 0.9), method="nearest")
    if _is_named_so(facts.name) and early >= _FIRST and late <= _LAST:
        return True
    are_days = facts.storage != "number" and len(years) >= _FEWEST
    return are_days and early < _LONG_AGO and late - early >= _APART


def _is_named_so(name: str) -> bool:
    written = "".join(name_words(name))
    return any(part in written for part in _BORN)


def _years(facts: ColumnFacts) -> Vector:
    """Return the year of each distinct value, as float64; empty where the values have none."""
    if facts.storage == "number":
        return facts.numbers if facts.is_whole else np.empty(0)
    if facts.storage == "time":
        return facts.distinct.astype("datetime64[Y]").astype(np.float64) + 1970
    if facts.storage == "other":
        return np.empty(0)
    texts = facts.distinct_texts[:: max(len(facts.distinct) // _LOOKED_AT, 1)]
    found = [day for text in texts if (day := _YEAR_OF_DAY.match(text))]
    years = [float(day[1] or day[2]) for day in found]
    return np.array(years) if 2 * len(years) > len(texts) else np.empty(0)
