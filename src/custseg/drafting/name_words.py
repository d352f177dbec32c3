"""Which words does the name of a column consist of?"""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"}
_CAPITALS = {small.upper(): written.title() for small, written in _LETTERS.items() if small != "ß"}
_FOLDED = str.maketrans({**_LETTERS, **_CAPITALS})


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, German and Danish letters written out.

    Examples
    --------
    >>> name_words("CustomerID"), name_words("Fødselsdato"), name_words("Relationship.Status")
    (('customer', 'id'), ('foedselsdato',), ('relationship', 'status'))
    """
    # A name in capitals has no words that begin with one.
    parts = _BREAK.split(written_out(name.lower() if name.isupper() else name))
    return tuple(part.casefold() for part in parts if part)


def written_out(text: str) -> str:
    """Return a text with its German and Danish letters in two letters each.

    >>> written_out("Größe")
    'Groesse'
    """
    return text.translate(_FOLDED)
