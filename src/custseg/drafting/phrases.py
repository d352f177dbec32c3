"""Does one of these phrases stand in a name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.name_words import name_words

if TYPE_CHECKING:
    from collections.abc import Collection


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a list with commas, on one line or on several.

    >>> phrases("first name, surname")
    ('first name', 'surname')
    """
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def has_phrase(name: str, wanted: Collection[str]) -> bool:
    """Return whether one of the phrases stands in a name, its words one after the other or written as one.

    Examples
    --------
    >>> has_phrase("customer_first_name", ["first name"]), has_phrase("Firstname", ["first name"])
    (True, True)
    >>> has_phrase("renamed", ["name"])
    False
    """
    words = name_words(name)
    padded = f" {' '.join(words)} "
    return any(f" {phrase} " in padded or phrase.replace(" ", "") in words for phrase in wanted)
