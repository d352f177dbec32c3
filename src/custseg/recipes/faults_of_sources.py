"""Where can a recipe's tables not come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.recipes.fault import Fault
from custseg.tables import DATABASE, has_password, is_database

if TYPE_CHECKING:
    from collections.abc import Iterator


def faults_of_sources(data: dict[str, Any]) -> Iterator[Fault]:
    """Yield passwords, and queries that have no database to be asked."""
    source = data.get("source", "")
    for path, place in _places(data):
        yield from faults_of_place(("data", *path), place)
    for name in ("transactions", "customers"):
        section = data.get(name)
        asked = section if isinstance(section, dict) else {}
        if "query" in asked and not (isinstance(source, str) and is_database(source)):
            text = f'needs a database: source = "{DATABASE}..."'
            yield Fault(path=("data", name, "query"), text=text)
        if "query" in asked and "table" in asked:
            yield Fault(path=("data", name), text="needs either 'table' or 'query'")


def faults_of_place(path: tuple[str | int, ...], place: str) -> Iterator[Fault]:
    """Yield a password in the place of a table."""
    if has_password(place):
        # A recipe is read by many, and logged; a password is nobody else's.
        text = "holds a password: leave it out, and give it as PGPASSWORD or in a password file"
        yield Fault(path=path, text=text)


def _places(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    lookups = data.get("lookups")
    named: dict[tuple[str | int, ...], Any] = {
        (name,): data.get(name) for name in ("transactions", "customers", "contacts", "attributes")
    }
    for at, lookup in enumerate(lookups if isinstance(lookups, list) else []):
        named["lookups", at] = lookup
    if isinstance(data.get("source"), str):
        yield ("source",), data["source"]
    for path, section in named.items():
        if isinstance(section, dict) and isinstance(section.get("table"), str):
            yield (*path, "table"), section["table"]
