"""How does every draft begin and end?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.toml_text import toml_comment, toml_key, toml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.drafting.table_place import TablePlace

_LEAST_ROWS = 100


def render_head(place: TablePlace, *, value: str | None) -> list[str]:
    """Return the lines before `[data]`.

    Examples
    --------
    >>> from custseg.drafting.table_place import TablePlace
    >>> place = TablePlace(source=".", table="shop.csv", n_rows=90, n_looked_at=90)
    >>> render_head(place, value="spend")[-4:]
    ['name = "shop"', 'title = "Customers of shop"', 'seed = 1', 'value = "spend"  # what a customer brings']
    """
    said = f"A draft from {place.table}, by a look at {place.looked_at}. Every line is a guess: read it before running it."
    lines = [
        *toml_comment(said),
        *_few(place),
        "# docs/recipes.md lists every key.",
        f"name = {toml_text(place.name)}",
        f"title = {toml_text(f'Customers of {place.name}')}",
        "seed = 1",
    ]
    if value is None:
        return [*lines, '# value = "COLUMN"  # what a customer brings: no column says it']
    return [*lines, f"value = {toml_text(value)}  # what a customer brings"]


def _few(place: TablePlace) -> list[str]:
    if place.n_rows >= _LEAST_ROWS:
        return []
    return [f"# A run asks for {_LEAST_ROWS} customers at least, and the table has fewer rows."]


def render_id_warning(personal: str | None) -> list[str]:
    """Return the comment above ids that are personal data; nothing where they are not.

    >>> render_id_warning("names of people")
    ['# These ids look like names of people. Assignments carry them along: numbers in their place are safer.']
    """
    if personal is None:
        return []
    said = f"These ids look like {personal}. Assignments carry them along: numbers in their place are safer."
    return toml_comment(said)


def render_left_out(left_out: Mapping[str, str]) -> list[str]:
    """Return comment lines with the columns that have no part, and why.

    Examples
    --------
    >>> render_left_out({"e_mail": "personal data: looks like e-mail addresses"})[-1]
    '#   e_mail: personal data: looks like e-mail addresses'
    """
    if not left_out:
        return []
    told = [
        line
        for name, reason in left_out.items()
        for line in toml_comment(f"  {toml_key(name)}: {reason}")
    ]
    return ["", "# Left out:", *told]
